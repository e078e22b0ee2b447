import { SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';

/** One value a second; `null` where nothing was measured: a gap, never an invented line. */
export type Values = readonly (number | null)[];

/** The samples of the last ten minutes, every second at its place. */
export interface Timeline {
  /** Ends of the seconds, epoch ms, a second apart. */
  readonly timesMs: readonly number[];
  readonly samples: readonly (Sample | undefined)[];
}

const SECOND_MS = 1_000;
/** Seconds of an empty graph: a minute after the start, the newest second must not be a hairline at the edge. */
const SHORTEST_SPAN = 60;

/** Puts the samples (oldest first) on a line without holes, so that all graphs stand on the same seconds. */
export function timelineOf(samples: readonly Sample[]): Timeline {
  const backs = placesFromEnd(samples);
  const span = spanOf((backs[0] ?? 0) + 1);
  const lastMs = samples.at(-1)?.atMs ?? 0;
  const line: (Sample | undefined)[] = Array.from({ length: span });
  for (const [index, sample] of samples.entries()) {
    const place = span - 1 - (backs[index] ?? 0);
    if (place >= 0) line[place] = sample;
  }
  return { timesMs: line.map((_, index) => lastMs - (span - 1 - index) * SECOND_MS), samples: line };
}

/**
 * How many seconds before the newest sample each one lies. From the newest backwards, because a busy engine ends a second late and
 * never early: a late sample gives way to the one after it, so that none takes another's place.
 */
function placesFromEnd(samples: readonly Sample[]): readonly number[] {
  const lastMs = samples.at(-1)?.atMs ?? 0;
  const backs: number[] = [];
  let nearest = -1;
  for (const { atMs } of samples.toReversed()) {
    nearest = Math.max(nearest + 1, Math.round((lastMs - atMs) / SECOND_MS));
    backs.push(nearest);
  }
  return backs.reverse();
}

/** As long as there is something to show, ten minutes at most; in whole minutes, so that the graph does not crawl. */
function spanOf(seconds: number): number {
  return Math.min(SAMPLES_KEPT, Math.max(SHORTEST_SPAN, Math.ceil(seconds / 60) * 60));
}

/** Where a moment is on the line; `undefined` outside of it. */
export function indexAt({ timesMs }: Timeline, atMs: number): number | undefined {
  const index = Math.round((atMs - (timesMs[0] ?? 0)) / SECOND_MS);
  return index >= 0 && index < timesMs.length ? index : undefined;
}

/** End of a second, epoch ms: as the engine said it, or where it lies between its neighbours. */
export function timeAt({ timesMs, samples }: Timeline, index: number): number {
  return samples[index]?.atMs ?? timesMs[index] ?? 0;
}

/** The place of the oldest sample, behind the end without any: what lies before it is not yet history. */
export function firstIndex({ samples }: Timeline): number {
  const first = samples.findIndex(sample => sample !== undefined);
  return first < 0 ? samples.length : first;
}

export function endOf({ timesMs }: Timeline): number {
  return timesMs.at(-1) ?? 0;
}

export function valuesOf(timeline: Timeline, read: (sample: Sample) => number | undefined): Values {
  return timeline.samples.map(sample => (sample && read(sample)) ?? null);
}

export function sum(values: Values): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
