/**
 * Timers wake a little late. A lateness of up to this share of the interval is made up for at the next moment, so that the
 * average is the rate that was asked for. 1/16 keeps two frames at 11 a second more than 85 ms apart (R1).
 */
const MADE_UP_SHARE = 1 / 16;

/** When something that may happen at most so many times a second may happen next. Times are monotonic ms. */
export class Pace {
  #intervalMs: number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(fps: number) {
    this.#intervalMs = 1000 / fps;
  }

  get dueAt(): number {
    return this.#last + this.#intervalMs;
  }

  setFps(fps: number): void {
    this.#intervalMs = 1000 / fps;
  }

  /** It happens now. */
  take(now: number): void {
    const late = now - this.dueAt;
    this.#last = late > 0 && late <= this.#intervalMs * MADE_UP_SHARE ? now - late : now;
  }
}
