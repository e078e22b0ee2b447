import type { Target } from '#shared/contract/route';
import type { SourceState } from '#shared/contract/source';
import { useSourcePress } from './use-source-press.ts';
import { useHand } from './use-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { useWallSelection } from './use-wall-selection.ts';

/** The keys of the Wall page: choose all, let go, and a digit for each of the first sources. */
export function useObeyedKeys(everyone: readonly Target[], sources: readonly SourceState[]): void {
  const selection = useWallSelection();
  const hand = useHand();
  const { press } = useSourcePress();
  useWallKeys(key => {
    switch (key.kind) {
      case 'all':
        selection.getState().choose(everyone);
        return true;
      case 'none':
        return letGo();
      case 'source': {
        const source = sources[key.place];
        if (source) press(source);
        return source !== undefined;
      }
      default:
        return key satisfies never;
    }
  });

  /** One thing at a time: what is in the hand first. */
  function letGo(): boolean {
    if (hand.getState().hand) hand.getState().putBack();
    else if (selection.getState().targets.length > 0) selection.getState().clear();
    else return false;
    return true;
  }
}
