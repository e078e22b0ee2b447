import { SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';
import type { DisplayReport } from '#shared/contract/state';
import { STAGES, type Stage } from '#shared/stages';
import { LatencyHistogram } from './latency-histogram.ts';
import { RecentLight } from './recent-light.ts';

/** Two polls of the status and the patience for a late one; an older report says nothing about this second. */
const REPORT_FRESH_MS = 5_000;

interface Counts {
  sent: number;
  dropped: number;
  bytes: number;
  encodes: number;
}

const noCounts = (): Counts => ({ sent: 0, dropped: 0, bytes: 0, encodes: 0 });

/** What is measured of one display. Histograms come into being with their first value, so an idle display owns none. */
export class DisplayMetrics {
  readonly #stages = new Map<Stage, LatencyHistogram>();
  readonly #samples: Sample[] = [];
  #light: RecentLight | undefined;
  #counts = noCounts();
  #dropped = 0;
  #report: DisplayReport | undefined;

  /** Oldest first, at most `SAMPLES_KEPT`. */
  get samples(): readonly Sample[] {
    return this.#samples;
  }

  /** Since the display is known. */
  get dropped(): number {
    return this.#dropped;
  }

  stage(stage: Stage, ms: number): void {
    let histogram = this.#stages.get(stage);
    if (!histogram) {
      histogram = new LatencyHistogram();
      this.#stages.set(stage, histogram);
    }
    histogram.record(ms);
  }

  light(ms: number): void {
    this.#light ??= new RecentLight();
    this.#light.second.record(ms);
  }

  sent(bytes: number): void {
    this.#counts.sent += 1;
    this.#counts.bytes += bytes;
  }

  drop(frames: number): void {
    this.#counts.dropped += frames;
    this.#dropped += frames;
  }

  encoded(): void {
    this.#counts.encodes += 1;
  }

  reported(report: DisplayReport): void {
    this.#report = report;
  }

  addLightTo(sum: LatencyHistogram): void {
    this.#light?.addTo(sum);
  }

  /** Closes the running second and starts the next. */
  endSecond(atMs: number): Sample {
    const sample = this.#sample(atMs);
    this.#counts = noCounts();
    for (const histogram of this.#stages.values()) if (histogram.count > 0) histogram.reset();
    this.#light?.endSecond();
    this.#samples.push(sample);
    if (this.#samples.length > SAMPLES_KEPT) this.#samples.shift();
    return sample;
  }

  #sample(atMs: number): Sample {
    const total = this.#light?.second.percentiles();
    return {
      atMs,
      ...(total && { total }),
      stages: this.#stagePercentiles(),
      fpsSent: this.#counts.sent,
      dropped: this.#counts.dropped,
      bytes: this.#counts.bytes,
      encodes: this.#counts.encodes,
      ...this.#reportedBy(atMs),
    };
  }

  #stagePercentiles(): Sample['stages'] {
    const stages: Sample['stages'] = {};
    for (const stage of STAGES) {
      const percentiles = this.#stages.get(stage)?.percentiles();
      if (percentiles) stages[stage] = percentiles;
    }
    return stages;
  }

  #reportedBy(atMs: number): Pick<Sample, 'fpsShown' | 'heapBytes' | 'rssiDbm'> {
    const report = this.#report;
    if (!report || atMs - report.atMs > REPORT_FRESH_MS) return {};
    return {
      ...(report.fpsShown !== undefined && { fpsShown: report.fpsShown }),
      ...(report.heapBytes !== undefined && { heapBytes: report.heapBytes }),
      ...(report.rssiDbm !== undefined && { rssiDbm: report.rssiDbm }),
    };
  }
}
