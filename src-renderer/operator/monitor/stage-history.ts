import type { Percentiles, Sample } from '#shared/contract/monitor';
import { STAGES, type Stage } from '#shared/stages';
import type { Timeline, Values } from './timeline.ts';

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
      if (!sample || measuredStages(sample) === 0) return null;
      const height = (heights[index] ?? 0) + (sample.stages[stage]?.p50 ?? 0);
      heights[index] = height;
      return height;
    }),
  );
}

/** Both ways of saying how long a frame took in a second, ms. */
export interface PartsAndWhole {
  /** The stages' medians, added. */
  readonly partsMs: number;
  /** The median of the whole way. */
  readonly wholeMs: number;
}

/** Of the second at `index`; `undefined` where either was not measured. */
export function partsAndWhole(timeline: Timeline, index: number): PartsAndWhole | undefined {
  const sample = timeline.samples[index];
  const parts = sample ? STAGES.flatMap(stage => sample.stages[stage]?.p50 ?? []) : [];
  if (!sample?.total || parts.length === 0) return undefined;
  return { partsMs: parts.reduce((total, part) => total + part, 0), wholeMs: sample.total.p50 };
}

/** A frame that crosses the end of a second leaves its stages in two: so far back a whole second is looked for, s. */
const WHOLE_WITHIN = 3;

/**
 * The second whose latencies stand for the present: the newest in which the whole way was measured, with all of its stages where
 * there is such a one close by; of a display that acknowledges nothing, the newest in which anything was measured.
 */
export function presentSecond(timeline: Timeline): number | undefined {
  const { samples } = timeline;
  const newest = samples.findLastIndex(sample => sample?.total !== undefined);
  if (newest < 0) return found(samples.findLastIndex(sample => sample && measuredStages(sample) > 0));
  const all = reportedStages(timeline).length;
  for (let index = newest; index >= 0 && index > newest - WHOLE_WITHIN; index -= 1) {
    const sample = samples[index];
    if (sample?.total && measuredStages(sample) === all) return index;
  }
  return newest;
}

function measuredStages({ stages }: Sample): number {
  return Object.keys(stages).length;
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
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
