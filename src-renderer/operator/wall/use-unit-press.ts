import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { Target } from '#shared/contract/route';
import type { Hand } from './hand-store.ts';
import { useHand, useRouting } from './use-wall.ts';
import { useWallSelection } from './use-wall-selection.ts';
import { isChosen, isSameTarget } from './wall-selection-store.ts';

export interface UnitPress {
  readonly chosen: boolean;
  /** The source that is being dragged would go here. */
  readonly over: boolean;
  /** Chooses this alone; with Ctrl or Shift, this too. */
  readonly onClick: (event: MouseEvent) => void;
  /** Chooses one more, or one less. */
  readonly onMark: () => void;
  /** On the mark, Enter does what a click on the whole does; Space presses the mark. */
  readonly onMarkKey: (event: KeyboardEvent) => void;
}

/** What pressing a display, a wall or a group does: it gets the source that is held, else it is chosen. */
export function useUnitPress(target: Target): UnitPress {
  const selection = useWallSelection();
  const hand = useHand();
  const { lead } = useRouting();
  const chosen = useStore(selection, ({ targets }) => isChosen(targets, target));
  const over = useStore(hand, state => isOver(state.hand, target));
  const press = (also: boolean) => {
    const held = hand.getState().hand;
    if (held?.kind === 'held') {
      hand.getState().putBack();
      void lead([target], held.source.ref);
    } else if (also) selection.getState().toggle(target);
    else selection.getState().only(target);
  };
  return {
    chosen,
    over,
    onClick: event => {
      if (isMeant(event)) press(event.ctrlKey || event.metaKey || event.shiftKey);
    },
    onMark: () => press(true),
    onMarkKey: event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) press(false);
    },
  };
}

function isOver(hand: Hand | undefined, target: Target): boolean {
  return hand?.kind === 'dragged' && hand.over !== undefined && isSameTarget(hand.over, target);
}

/** Not a button inside of it, nor a display inside of a group. */
function isMeant({ target, currentTarget }: MouseEvent): boolean {
  return (
    target instanceof Element && !target.closest('button') && target.closest('[data-drop]') === currentTarget
  );
}
