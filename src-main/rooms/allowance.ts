import type { Clock } from '#shared/clock';

export interface AllowanceOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  /** What may pass at once after a rest. */
  readonly burst: number;
}

/** How much may pass: refills steadily with time, up to a burst. */
export class Allowance {
  readonly #options: AllowanceOptions;
  /** In thousandths, in which whole milliseconds count exactly; below zero what is owed. */
  #left: number;
  #at: number;

  constructor(options: AllowanceOptions) {
    this.#options = options;
    this.#left = options.burst * 1000;
    this.#at = options.clock.now();
  }

  /** Takes `amount` if all of it is there, and says whether it was. */
  take(amount = 1): boolean {
    this.#refill();
    if (this.#left < amount * 1000) return false;
    this.#left -= amount * 1000;
    return true;
  }

  /** Takes `amount` in any case; what was not there is owed. */
  spend(amount: number): void {
    this.#refill();
    this.#left -= amount * 1000;
  }

  /** How long until nothing is owed, ms; 0 when nothing is. */
  get owedMs(): number {
    this.#refill();
    return Math.max(0, Math.ceil(-this.#left / this.#options.perSecond));
  }

  #refill(): void {
    const { clock, perSecond, burst } = this.#options;
    const now = clock.now();
    this.#left = Math.min(burst * 1000, this.#left + (now - this.#at) * perSecond);
    this.#at = now;
  }
}
