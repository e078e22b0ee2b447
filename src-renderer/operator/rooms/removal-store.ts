import { createStore } from 'zustand/vanilla';

/** What an operator has removed, and can bring back. */
export interface Removal {
  /** The room's code. */
  readonly room: string;
  /** What the engine knows it by. */
  readonly undo: string;
  readonly name: string;
  readonly items: number;
}

export interface RemovalState {
  /** Newest first. */
  readonly removals: readonly Removal[];
  add(removal: Removal): void;
  /** It is back, or the operator has seen enough of it. */
  drop(undo: string): void;
  /** The room has another code, and the engine knows it by that one only. */
  recoded(from: string, to: string): void;
}

/** So many at most: an offer that nobody took for so long is none any more. */
const KEPT = 12;

/** The removals of this window, as long as they can be undone; they outlive the page on which they were made. */
export function createRemovalStore() {
  return createStore<RemovalState>(set => ({
    removals: [],
    add: removal => set(({ removals }) => ({ removals: [removal, ...removals].slice(0, KEPT) })),
    drop: undo => set(({ removals }) => ({ removals: removals.filter(one => one.undo !== undo) })),
    recoded: (from, to) =>
      set(({ removals }) => ({
        removals: removals.map(one => (one.room === from ? { ...one, room: to } : one)),
      })),
  }));
}
export type RemovalStore = ReturnType<typeof createRemovalStore>;
