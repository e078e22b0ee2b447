import type { Clock } from '#shared/clock';

interface Counted {
  readonly encodes: number;
  readonly passed: number;
}

const SECOND_MS = 1_000;

/** How many pictures are encoded in a second, and how many go out as they came: two readings of counters, at least a second apart. */
export class EncodeRates {
  readonly #read: () => Counted;
  readonly #clock: Pick<Clock, 'now'>;
  #before: { readonly at: number; readonly counted: Counted };
  #rates = { encodesPerSecond: 0, passedPerSecond: 0 };

  constructor(options: { read: () => Counted; clock: Pick<Clock, 'now'> }) {
    this.#read = options.read;
    this.#clock = options.clock;
    this.#before = { at: this.#clock.now(), counted: options.read() };
  }

  /** Over the time since the reading before; whoever asks more often than once a second is given the same again. */
  get rates(): { readonly encodesPerSecond: number; readonly passedPerSecond: number } {
    const now = this.#clock.now();
    const seconds = (now - this.#before.at) / SECOND_MS;
    if (seconds < 1) return this.#rates;
    const { encodes, passed } = this.#read();
    const { counted } = this.#before;
    this.#rates = {
      encodesPerSecond: (encodes - counted.encodes) / seconds,
      passedPerSecond: (passed - counted.passed) / seconds,
    };
    this.#before = { at: now, counted: { encodes, passed } };
    return this.#rates;
  }
}
