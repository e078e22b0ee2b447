import type { PointerEvent } from 'react';
import type { Target } from '#shared/contract/route';
import type { SourceState } from '#shared/contract/source';
import { followDrag } from './source-drag.ts';
import { useChosenTargets, useHand, useRouting } from './use-wall.ts';

export interface SourcePress {
  /** Leads it to what is chosen; with nothing chosen, picks it up. */
  readonly press: (source: SourceState) => void;
  readonly beginDrag: (source: SourceState, event: PointerEvent) => void;
}

/** What pressing and dragging a source does. */
export function useSourcePress(): SourcePress {
  const targets = useChosenTargets();
  const { lead } = useRouting();
  const hand = useHand();
  const drop = (source: SourceState, over: Target | undefined) => {
    hand.getState().putBack();
    if (over) void lead([over], source.ref);
  };
  return {
    press: source => {
      if (targets.length === 0) hand.getState().pick(source);
      else void lead(targets, source.ref);
    },
    beginDrag: (source, event) => {
      if (event.button !== 0) return;
      followDrag(event.nativeEvent, {
        moved: (at, over) => hand.getState().drag(source, at, over),
        dropped: over => drop(source, over),
        cancelled: () => hand.getState().putBack(),
      });
    },
  };
}
