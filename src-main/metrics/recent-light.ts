import { LatencyHistogram } from './latency-histogram.ts';

/** Long enough for a steady figure on the strip, short enough that it follows what happens in the room. */
const WINDOW_SECONDS = 5;

/** Times from stroke to light of the last seconds, one histogram a second, so that the oldest second can be let go. */
export class RecentLight {
  readonly #past: LatencyHistogram[] = [];
  #second = new LatencyHistogram();

  /** Of the second that is running. */
  get second(): LatencyHistogram {
    return this.#second;
  }

  /** Adds the whole window, the running second included, to `sum`. */
  addTo(sum: LatencyHistogram): void {
    for (const histogram of this.#past) sum.add(histogram);
    sum.add(this.#second);
  }

  endSecond(): void {
    this.#past.push(this.#second);
    const oldest = this.#past.length >= WINDOW_SECONDS ? this.#past.shift() : undefined;
    oldest?.reset();
    this.#second = oldest ?? new LatencyHistogram();
  }
}
