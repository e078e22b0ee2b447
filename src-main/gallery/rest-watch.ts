import type { Clock, TimerHandle } from '#shared/clock';

/** Nobody drew for so long: people have stepped back to look, or left. */
export const REST_MS = 60_000;

/** Tells when a canvas has not changed for `REST_MS`, once after each change. */
export class RestWatch {
  readonly #clock: Clock;
  readonly #onRest: () => void;
  #changedAt = 0;
  #timer: TimerHandle;

  constructor(options: { clock: Clock; onRest: () => void }) {
    this.#clock = options.clock;
    this.#onRest = options.onRest;
  }

  /** Cheap: it is called at every point that is drawn. */
  changed(): void {
    this.#changedAt = this.#clock.now();
    this.#timer ??= this.#clock.setTimeout(() => this.#look(), REST_MS);
  }

  close(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const leftMs = this.#changedAt + REST_MS - this.#clock.now();
    this.#timer = leftMs > 0 ? this.#clock.setTimeout(() => this.#look(), leftMs) : undefined;
    if (leftMs <= 0) this.#onRest();
  }
}
