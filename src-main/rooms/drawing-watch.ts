import type { Clock, TimerHandle } from '#shared/clock';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';

export interface DrawingWatchOptions {
  readonly clock: Clock;
  /** The first pen went down, or the last one up. */
  readonly onChange: (down: boolean) => void;
  /** A pen said nothing for 3 s and counts as up from now on. */
  readonly onSilent: (pen: string) => void;
}

/** R7: whether anybody draws. A pen is down from its first sign until it is lifted, or silent for 3 s; a further sign puts it down again. */
export class DrawingWatch {
  readonly #options: DrawingWatchOptions;
  /** Pen → its last sign; in the order of these signs, oldest first. */
  readonly #signs = new Map<string, number>();
  #timer: TimerHandle;

  constructor(options: DrawingWatchOptions) {
    this.#options = options;
  }

  get down(): boolean {
    return this.#signs.size > 0;
  }

  /** The pen went down, moved, or showed otherwise that it is down. */
  sign(pen: string): void {
    const first = !this.down;
    this.#signs.delete(pen);
    this.#signs.set(pen, this.#options.clock.now());
    this.#timer ??= this.#options.clock.setTimeout(() => this.#look(), RELAY_LIMITS.penSilenceMs);
    if (first) this.#options.onChange(true);
  }

  lift(pen: string): void {
    if (!this.#signs.delete(pen) || this.down) return;
    this.#stopTimer();
    this.#options.onChange(false);
  }

  close(): void {
    this.#signs.clear();
    this.#stopTimer();
  }

  #look(): void {
    this.#timer = undefined;
    const now = this.#options.clock.now();
    for (const [pen, at] of this.#signs) {
      const leftMs = at + RELAY_LIMITS.penSilenceMs - now;
      if (leftMs > 0) {
        this.#timer ??= this.#options.clock.setTimeout(() => this.#look(), leftMs);
        return;
      }
      this.lift(pen);
      this.#options.onSilent(pen);
    }
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
