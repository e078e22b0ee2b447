import type { ManualClock } from '#shared/manual-clock';

/** A radio that carries one picture after the other, at a rate that a test scripts. Times are ms of the clock. */
export class SimulatedRadio {
  bytesPerSecond: number;
  carried = 0;
  readonly #clock: ManualClock;
  #freeAt = 0;

  constructor(clock: ManualClock, bytesPerSecond: number) {
    this.#clock = clock;
    this.bytesPerSecond = bytesPerSecond;
  }

  carry(bytes: number, done: () => void): void {
    const now = this.#clock.now();
    this.#freeAt = Math.max(this.#freeAt, now) + (bytes * 1000) / this.bytesPerSecond;
    this.carried += bytes;
    this.#clock.setTimeout(done, this.#freeAt - now);
  }

  /** Carries nothing for a while. */
  hiccup(ms: number): void {
    this.#freeAt = Math.max(this.#freeAt, this.#clock.now()) + ms;
  }
}
