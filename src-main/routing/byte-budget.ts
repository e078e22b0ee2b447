/** What a timer that wakes late does not lose; a picture and a half on a good radio, so no burst. */
const MADE_UP_MS = 20;

/**
 * Max–min fair: who needs less than the others gets all it needs, and what it leaves is shared by the rest. Returns what each may
 * take at most; Infinity where there is enough for all. Bytes a second.
 */
export function fairShare(needs: readonly number[], budget: number): number {
  let left = budget;
  let among = needs.length;
  for (const need of needs.toSorted((a, b) => a - b)) {
    if (need > left / among) return left / among;
    left -= need;
    among -= 1;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Gives each picture its moment, so that all of them together take no more than a budget. First come, first served; a moment that
 * was not used is not saved up, so nothing bursts after a stall. Times are monotonic ms.
 */
export class ByteQueue {
  #bytesPerMs = Number.POSITIVE_INFINITY;
  #freeAt = Number.NEGATIVE_INFINITY;

  setBudget(bytesPerSecond: number): void {
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  get unlimited(): boolean {
    return this.#bytesPerMs === Number.POSITIVE_INFINITY;
  }

  /** When `bytes` may go; what is booked after them has to wait for them. */
  book(bytes: number, nowMs: number): number {
    const at = Math.max(this.#freeAt, nowMs - MADE_UP_MS);
    this.#freeAt = at + bytes / this.#bytesPerMs;
    return at;
  }

  /** So many bytes more were sent than had been booked, or fewer where it is negative. */
  correct(bytes: number): void {
    this.#freeAt += bytes / this.#bytesPerMs;
  }
}
