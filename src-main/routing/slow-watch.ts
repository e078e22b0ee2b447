import type { Clock, TimerHandle } from '#shared/clock';
import type { Why } from '#shared/contract/state';

/** One skipped frame is Wi-Fi; this many within a second is a display that does not keep up. */
const SKIPS = 3;
const WITHIN_MS = 1_000;
/** It has to keep up for this long before it counts as fast again, or the state would flicker. */
const CALM_MS = 2_000;

/** `slow` as a person would say it, with a threshold to get in and a longer calm to get out. */
export class SlowWatch {
  readonly #clock: Clock;
  #skips: number[] = [];
  #slow: { readonly since: number; readonly why: Why } | undefined;
  #timer: TimerHandle;
  #calmSince = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Since when (epoch ms) and why; `undefined` while the display keeps up. */
  get slow(): { readonly since: number; readonly why: Why } | undefined {
    return this.#slow;
  }

  /** When it last stopped being slow, epoch ms; 0 if it never was. */
  get calmSince(): number {
    return this.#calmSince;
  }

  /** A frame gave way to a newer one because the display was not ready. */
  skipped(why: Why): void {
    const now = this.#clock.now();
    this.#skips = [...this.#skips.filter(at => now - at < WITHIN_MS), now].slice(-SKIPS);
    if (this.#slow || this.#skips.length >= SKIPS) this.#enter(why);
  }

  /** A frame was written off: a whole second without an answer needs no second opinion. */
  writtenOff(why: Why): void {
    this.#enter(why);
  }

  reset(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#skips = [];
    this.#slow = undefined;
  }

  #enter(why: Why): void {
    this.#slow = { since: this.#slow?.since ?? this.#clock.wall(), why };
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => {
      this.reset();
      this.#calmSince = this.#clock.wall();
    }, CALM_MS);
  }
}
