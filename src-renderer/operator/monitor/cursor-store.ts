import { createStore } from 'zustand/vanilla';
import { firstIndex, indexAt, type Timeline } from './timeline.ts';

export interface CursorState {
  /** The moment that is pointed at, epoch ms; it stays the same second while the graphs move on. */
  readonly atMs: number | undefined;
  point(atMs: number): void;
  clear(): void;
}

/** One cursor over all graphs. */
export function createCursorStore() {
  return createStore<CursorState>(set => ({
    atMs: undefined,
    point: atMs => set({ atMs }),
    clear: () => set({ atMs: undefined }),
  }));
}
export type CursorStore = ReturnType<typeof createCursorStore>;

/** A step with Page Up and Page Down, s: what an eye sees as "a bit further" on a line of ten minutes. */
const LEAP = 30;

/** Where a key takes the cursor, epoch ms; `undefined`: the key is none of its. Without a cursor it begins at the newest second. */
export function movedBy(key: string, timeline: Timeline, atMs: number | undefined): number | undefined {
  const last = timeline.timesMs.length - 1;
  const first = firstIndex(timeline);
  const from = (atMs !== undefined ? indexAt(timeline, atMs) : undefined) ?? last;
  const to = targetOf(key, from, first, last);
  return to === undefined ? undefined : timeline.timesMs[Math.min(last, Math.max(first, to))];
}

function targetOf(key: string, from: number, first: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return from - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return from + 1;
    case 'PageDown':
      return from - LEAP;
    case 'PageUp':
      return from + LEAP;
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
