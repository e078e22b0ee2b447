import { createHistogram } from 'node:perf_hooks';
import type { Percentiles } from '#shared/contract/monitor';

/** A minute in µs. Nothing on the way from stroke to light is meant to take longer; what does counts as a minute. */
const HIGHEST_US = 60_000_000;
/** Two figures are ±1 %, finer than any graph shows, at 24 kB a histogram instead of 200 kB for three. */
const FIGURES = 2;

/** Durations in ms, kept as an HDR histogram of µs: bounded memory however many are recorded. */
export class LatencyHistogram {
  readonly #histogram = createHistogram({ lowest: 1, highest: HIGHEST_US, figures: FIGURES });

  get count(): number {
    return this.#histogram.count;
  }

  /** A negative duration (two clocks that disagree by a rounding) counts as the shortest there is. */
  record(ms: number): void {
    this.#histogram.record(Math.min(HIGHEST_US, Math.max(1, Math.round(ms * 1000))));
  }

  add(other: LatencyHistogram): void {
    if (other.count > 0) this.#histogram.add(other.#histogram);
  }

  reset(): void {
    this.#histogram.reset();
  }

  /** In ms; `undefined` when nothing was recorded. */
  percentiles(): Percentiles | undefined {
    if (this.count === 0) return undefined;
    return { p50: this.#percentileMs(50), p95: this.#percentileMs(95), p99: this.#percentileMs(99) };
  }

  /** In ms; `undefined` when nothing was recorded. */
  median(): number | undefined {
    return this.count === 0 ? undefined : this.#percentileMs(50);
  }

  #percentileMs(percentile: number): number {
    return this.#histogram.percentile(percentile) / 1000;
  }
}
