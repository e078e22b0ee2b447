/**
 * Free heap of the board at rest: field dumps of the published firmware show about 23 MB of its 32 MB PSRAM.
 * The frame buffers of the panel are already taken off.
 */
const FREE_AT_REST_BYTES = 23_000_000;

/** Gives the bytes back; calling it again does nothing. */
export type ReleaseHeap = () => void;

/**
 * The memory that the display has left: a fixed budget less what it really holds (bodies being received, waiting frames, pixels
 * being decoded). Nothing is made up on the way.
 */
export class Heap {
  #held = 0;
  readonly #budget: number;

  constructor(budgetBytes = FREE_AT_REST_BYTES) {
    this.#budget = budgetBytes;
  }

  get freeBytes(): number {
    return this.#budget - this.#held;
  }

  /** Takes `bytes` out of the budget; `undefined` when so much is not free. */
  hold(bytes: number): ReleaseHeap | undefined {
    if (bytes > this.freeBytes) return undefined;
    this.#held += bytes;
    let held = true;
    return () => {
      if (held) this.#held -= bytes;
      held = false;
    };
  }
}
