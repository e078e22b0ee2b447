const SECOND_MS = 1000;

/** Counts what happened in the last second. Keeps as many times as that: a source makes 60 frames a second at most. */
export class FrameRate {
  readonly #times: number[] = [];

  /** A frame is made. `now` is monotonic ms. */
  add(now: number): void {
    this.#times.push(now);
    this.#forget(now);
  }

  at(now: number): number {
    this.#forget(now);
    return this.#times.length;
  }

  #forget(now: number): void {
    while ((this.#times[0] ?? now) <= now - SECOND_MS) this.#times.shift();
  }
}
