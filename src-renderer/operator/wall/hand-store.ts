import { createStore } from 'zustand/vanilla';
import type { Target } from '#shared/contract/route';
import type { SourceState } from '#shared/contract/source';

/** CSS px in the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A source on its way to a display. */
export type Hand =
  /** Picked up with a press: the display that is pressed next gets it. */
  | { readonly kind: 'held'; readonly source: SourceState }
  /** Follows the pointer; `over`: who would get it. */
  | {
      readonly kind: 'dragged';
      readonly source: SourceState;
      readonly at: Point;
      readonly over: Target | undefined;
    };

export interface HandState {
  readonly hand: Hand | undefined;
  /** Picked up a second time, it is put back. */
  readonly pick: (source: SourceState) => void;
  readonly drag: (source: SourceState, at: Point, over: Target | undefined) => void;
  readonly putBack: () => void;
}

/** What the operator has in the hand. */
export function createHandStore() {
  return createStore<HandState>((set, get) => ({
    hand: undefined,
    pick: source => {
      const { hand } = get();
      const again = hand?.kind === 'held' && hand.source.key === source.key;
      set({ hand: again ? undefined : { kind: 'held', source } });
    },
    drag: (source, at, over) => set({ hand: { kind: 'dragged', source, at, over } }),
    putBack: () => set({ hand: undefined }),
  }));
}
export type HandStore = ReturnType<typeof createHandStore>;
