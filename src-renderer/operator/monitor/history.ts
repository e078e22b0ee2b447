import { type Percentiles, SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';
import { STAGES, type Stage } from '#shared/stages';

/** One value a second; `null` where nothing was measured: a gap, never an invented line. */
export type Values = readonly (number | null)[];

/** The samples of the last ten minutes, every second at its place. */
export interface Timeline {
  /** Ends of the seconds, epoch s. */
  readonly seconds: readonly number[];
  readonly samples: readonly (Sample | undefined)[];
}

/** Seconds of an empty graph: a minute after the start, the newest second must not be a hairline at the edge. */
const SHORTEST_SPAN = 60;

/** As long as there is something to show, ten minutes at most; in whole minutes, so that the graph does not crawl. */
function spanOf(seconds: number): number {
  return Math.min(SAMPLES_KEPT, Math.max(SHORTEST_SPAN, Math.ceil(seconds / 60) * 60));
}

/** Puts the samples (oldest first) on a line without holes, so that all graphs stand on the same seconds. */
export function timelineOf(samples: readonly Sample[]): Timeline {
  const last = secondOf(samples.at(-1)?.atMs ?? 0);
  const span = spanOf(last - secondOf(samples[0]?.atMs ?? 0) + 1);
  const first = last - span + 1;
  const line: (Sample | undefined)[] = Array.from({ length: span });
  for (const sample of samples) {
    const index = secondOf(sample.atMs) - first;
    if (index >= 0) line[index] = sample;
  }
  return { seconds: line.map((_, index) => first + index), samples: line };
}

export function valuesOf(timeline: Timeline, read: (sample: Sample) => number | undefined): Values {
  return timeline.samples.map(sample => (sample && read(sample)) ?? null);
}

/** The newest value there is. */
export function newest(values: Values): number | undefined {
  return values.findLast(value => value !== null) ?? undefined;
}

export function sum(values: Values): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** Stages that were measured at least once, in their order. */
export function reportedStages({ samples }: Timeline): readonly Stage[] {
  return STAGES.filter(stage => samples.some(sample => sample?.stages[stage] !== undefined));
}

/** Stages that this display never reports; empty as long as nothing at all was measured. */
export function absentStages(timeline: Timeline): readonly Stage[] {
  const reported = reportedStages(timeline);
  return reported.length === 0 ? [] : STAGES.filter(stage => !reported.includes(stage));
}

/** Upper edges of the stacked medians, one row a stage, the lowest first. */
export function stackedMedians({ samples }: Timeline, stages: readonly Stage[]): readonly Values[] {
  const heights = samples.map(() => 0);
  return stages.map(stage =>
    samples.map((sample, index) => {
      if (!sample || Object.keys(sample.stages).length === 0) return null;
      const height = (heights[index] ?? 0) + (sample.stages[stage]?.p50 ?? 0);
      heights[index] = height;
      return height;
    }),
  );
}

export interface Measured {
  readonly atMs: number;
  readonly total: Percentiles;
}

/** The newest second in which the whole way was measured. */
export function newestTotal({ samples }: Timeline): Measured | undefined {
  const sample = samples.findLast(candidate => candidate?.total !== undefined);
  return sample?.total && { atMs: sample.atMs, total: sample.total };
}

export interface WorstSecond {
  readonly atMs: number;
  /** Median of the whole way, ms. */
  readonly totalMs: number;
  /** The stage that took the longest, and its median, ms. */
  readonly stage: Stage;
  readonly stageMs: number;
  readonly dropped: number;
}

/** The second with the longest way, and what made it long; `undefined` when nothing was measured. */
export function worstSecond({ samples }: Timeline): WorstSecond | undefined {
  let worst: (Sample & { total: Percentiles }) | undefined;
  for (const sample of samples) {
    if (!sample?.total || (worst && sample.total.p50 <= worst.total.p50)) continue;
    worst = { ...sample, total: sample.total };
  }
  const longest = worst && longestStage(worst);
  if (!worst || !longest) return undefined;
  return { atMs: worst.atMs, totalMs: worst.total.p50, dropped: worst.dropped, ...longest };
}

function longestStage({ stages }: Sample): { stage: Stage; stageMs: number } | undefined {
  let longest: { stage: Stage; stageMs: number } | undefined;
  for (const stage of STAGES) {
    const stageMs = stages[stage]?.p50;
    if (stageMs !== undefined && stageMs > (longest?.stageMs ?? -1)) longest = { stage, stageMs };
  }
  return longest;
}

function secondOf(atMs: number): number {
  return Math.round(atMs / 1_000);
}
