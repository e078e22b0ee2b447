import type { RelayLimits } from './limits.ts';
import { SlidingSum } from './sliding-sum.ts';

/** R14 and R15: how much one client sends, and how much of it makes sense. Times are monotonic ms. */
export class InputMeter {
  readonly #limits: RelayLimits;
  readonly #messages: SlidingSum;
  readonly #bytes: SlidingSum;
  readonly #nonsense: SlidingSum;

  constructor(limits: RelayLimits) {
    this.#limits = limits;
    this.#messages = new SlidingSum(limits.rateWindowMs);
    this.#bytes = new SlidingSum(limits.rateWindowMs);
    this.#nonsense = new SlidingSum(limits.nonsenseWindowMs);
  }

  /** Counts one message; `false` when the client sends more than R14 allows, averaged over the window. */
  message(now: number, bytes: number): boolean {
    const seconds = this.#limits.rateWindowMs / 1000;
    const messages = this.#messages.add(now);
    const total = this.#bytes.add(now, bytes);
    return (
      messages <= this.#limits.messagesPerSecond * seconds && total <= this.#limits.bytesPerSecond * seconds
    );
  }

  /** Counts one message that meant nothing; `false` when R15 has had enough. */
  nonsense(now: number): boolean {
    return this.#nonsense.add(now) < this.#limits.nonsenseAllowed;
  }
}
