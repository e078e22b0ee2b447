import type { SourceState } from '#shared/contract/source';
import { useOperator } from '../../operator.ts';
import { useHand } from '../../wall/use-wall.ts';

/** Opens the Wall page with a source in the operator's hand. */
export function useTakeToWall(): (source: SourceState) => void {
  const { pages } = useOperator();
  const hand = useHand();
  return source => {
    // What is picked twice is put back.
    hand.getState().putBack();
    hand.getState().pick(source);
    pages.getState().open('wall');
  };
}
