import type { Clock, TimerHandle } from '#shared/clock';
import type { Pixels } from '../imaging/pixels.ts';

/** The refresh of the ST7703 panel: fixed 60 Hz. */
export const REFRESH_MS = 1_000 / 60;

export interface ShownPicture {
  /** 720×720, opaque; never changed after it was handed over. */
  readonly pixels: Pixels;
  /** D8: the streamed picture's number in its connection (S6), 0 for any other picture. */
  readonly ordinal: number;
}

interface Waiting {
  readonly picture: ShownPicture;
  readonly settle: (refreshedAt: number | undefined) => void;
}

/**
 * What people see. A picture becomes visible at the next refresh; when two come between two refreshes, the newer one wins.
 * The refresh clock runs only while a picture waits.
 */
export class Panel {
  #shown: ShownPicture;
  #waiting: Waiting | undefined;
  #timer: TimerHandle;
  #off = false;
  readonly #clock: Clock;

  constructor(options: { clock: Clock; idle: Pixels }) {
    this.#clock = options.clock;
    this.#shown = { pixels: options.idle, ordinal: 0 };
  }

  get shown(): ShownPicture {
    return this.#shown;
  }

  /** Resolves with the time (`clock.now()`) of the refresh that shows it; `undefined` when a newer picture took its place. */
  show(picture: ShownPicture): Promise<number | undefined> {
    if (this.#off) return Promise.resolve(undefined);
    return new Promise(settle => {
      this.#waiting?.settle(undefined);
      this.#waiting = { picture, settle };
      this.#timer ??= this.#clock.setTimeout(() => this.#refresh(), this.#untilRefreshMs());
    });
  }

  /** What is shown stays; what waits or comes later is never shown. */
  stop(): void {
    this.#off = true;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting?.settle(undefined);
    this.#waiting = undefined;
  }

  #untilRefreshMs(): number {
    return REFRESH_MS - (this.#clock.now() % REFRESH_MS);
  }

  #refresh(): void {
    this.#timer = undefined;
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#waiting = undefined;
    this.#shown = waiting.picture;
    waiting.settle(this.#clock.now());
  }
}
