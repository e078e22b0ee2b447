import type { Clock, TimerHandle } from '#shared/clock';
import type { MonitorEvent, Sample } from '#shared/contract/monitor';
import type { DisplayReport } from '#shared/contract/state';
import type { Stage } from '#shared/stages';
import { DisplayMetrics } from './display-metrics.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { SampleFeed } from './sample-feed.ts';

const SECOND_MS = 1_000;

/** What left for a display: over the last whole second, and skipped or written off since it is known. */
export interface Rates {
  readonly fpsSent: number;
  readonly bytesPerSecond: number;
  readonly dropped: number;
}

/**
 * Stage marks of every frame become percentiles, one `Sample` a second and display, ten minutes of them. Nothing runs while no
 * display is known; what is recorded for a display that is not open is ignored, because its last frames may still be on the way.
 */
export class Metrics {
  readonly #clock: Clock;
  readonly #displays = new Map<string, DisplayMetrics>();
  readonly #feeds = new Map<string, Set<SampleFeed>>();
  readonly #sum = new LatencyHistogram();
  #timer: TimerHandle;
  #nextAt = 0;

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  /** A display is known from now on: it has a sample a second. */
  open(displayId: string): void {
    if (this.#displays.has(displayId)) return;
    this.#displays.set(displayId, new DisplayMetrics());
    if (this.#timer !== undefined) return;
    this.#nextAt = this.#clock.now() + SECOND_MS;
    this.#arm();
  }

  /** Forgets a display; its watchers' streams end. */
  close(displayId: string): void {
    this.#displays.delete(displayId);
    for (const feed of this.#feeds.get(displayId) ?? []) feed.end();
    if (this.#displays.size > 0) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  closeAll(): void {
    for (const displayId of [...this.#displays.keys(), ...this.#feeds.keys()]) this.close(displayId);
  }

  /** How long a frame spent in a stage, ms. */
  stage(displayId: string, stage: Stage, ms: number): void {
    this.#displays.get(displayId)?.stage(stage, ms);
  }

  /** The whole way of one frame from stroke to light, ms. */
  light(displayId: string, ms: number): void {
    this.#displays.get(displayId)?.light(ms);
  }

  sent(displayId: string, bytes: number): void {
    this.#displays.get(displayId)?.sent(bytes);
  }

  /** Frames that were skipped for this display or written off. */
  dropped(displayId: string, frames: number): void {
    this.#displays.get(displayId)?.drop(frames);
  }

  /** An encoding was made because this display needed it; one that shares another's bytes costs none. */
  encoded(displayId: string): void {
    this.#displays.get(displayId)?.encoded();
  }

  reported(displayId: string, report: DisplayReport): void {
    this.#displays.get(displayId)?.reported(report);
  }

  rates(displayId: string): Rates {
    const display = this.#displays.get(displayId);
    const last = display?.samples.at(-1);
    return {
      fpsSent: last?.fpsSent ?? 0,
      bytesPerSecond: last?.bytes ?? 0,
      dropped: display?.dropped ?? 0,
    };
  }

  /** Median time from stroke to light over the last 5 s, ms, of one display or of all; absent when none was measured. */
  lightMs(displayId?: string): number | undefined {
    this.#sum.reset();
    if (displayId === undefined) for (const display of this.#displays.values()) display.addLightTo(this.#sum);
    else this.#displays.get(displayId)?.addLightTo(this.#sum);
    return this.#sum.median();
  }

  /** What was measured so far, oldest first, at most `SAMPLES_KEPT`; nothing of a display that is not open. */
  read(displayId: string): readonly Sample[] {
    return [...(this.#displays.get(displayId)?.samples ?? [])];
  }

  /** A snapshot, then one sample a second, until the display or the metrics are closed, or `signal` aborts. */
  watch(displayId: string, signal?: AbortSignal): AsyncIterableIterator<MonitorEvent, undefined> {
    const feeds = this.#feeds.get(displayId) ?? new Set();
    this.#feeds.set(displayId, feeds);
    const end = () => void feed.return();
    const feed = new SampleFeed(
      () => this.read(displayId),
      ended => {
        signal?.removeEventListener('abort', end);
        this.#forget(displayId, ended);
      },
    );
    feeds.add(feed);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end);
    return feed;
  }

  #forget(displayId: string, feed: SampleFeed): void {
    const feeds = this.#feeds.get(displayId);
    feeds?.delete(feed);
    if (feeds?.size === 0) this.#feeds.delete(displayId);
  }

  #arm(): void {
    this.#timer = this.#clock.setTimeout(() => this.#endSecond(), this.#nextAt - this.#clock.now());
  }

  #endSecond(): void {
    const atMs = this.#clock.wall();
    for (const [displayId, display] of this.#displays) this.#tell(displayId, display.endSecond(atMs));
    const now = this.#clock.now();
    const next = this.#nextAt + SECOND_MS;
    // A machine that slept does not owe the seconds that it slept through.
    this.#nextAt = next > now ? next : now + SECOND_MS;
    this.#arm();
  }

  #tell(displayId: string, sample: Sample): void {
    for (const feed of this.#feeds.get(displayId) ?? []) feed.push(sample);
  }
}
