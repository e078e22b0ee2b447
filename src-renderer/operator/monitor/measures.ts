import type { Percentiles, Sample } from '#shared/contract/monitor';
import { STAGES, type Stage } from '#shared/stages';

/** What is measured each second. Graphs, legends and the export read a sample through these alone, so that they agree. */
export interface Measure {
  /** Column of the export; the unit is part of the name. */
  readonly column: string;
  /** `undefined` where it was not measured. */
  readonly read: (sample: Sample) => number | undefined;
}

export const PERCENTILES = ['p50', 'p95', 'p99'] as const satisfies readonly (keyof Percentiles)[];
export type Percentile = (typeof PERCENTILES)[number];

/** A stage, or the whole way from stroke to light. */
export type Way = Stage | 'light';
export const WAYS: readonly Way[] = ['light', ...STAGES];

export function latency(way: Way, percentile: Percentile): Measure {
  return {
    column: `${way}_${percentile}_ms`,
    read: sample => (way === 'light' ? sample.total : sample.stages[way])?.[percentile],
  };
}

export const MEASURES = {
  fpsSent: { column: 'frames_sent_fps', read: sample => sample.fpsSent },
  fpsShown: { column: 'frames_shown_fps', read: sample => sample.fpsShown },
  dropped: { column: 'frames_dropped', read: sample => sample.dropped },
  bytes: { column: 'sent_bytes', read: sample => sample.bytes },
  heap: { column: 'heap_free_bytes', read: sample => sample.heapBytes },
  signal: { column: 'signal_dbm', read: sample => sample.rssiDbm },
  encodes: { column: 'encodes', read: sample => sample.encodes },
  /** A second without a frame has none. */
  encodesPerFrame: {
    column: 'encodes_per_frame',
    read: sample => (sample.fpsSent > 0 ? sample.encodes / sample.fpsSent : undefined),
  },
} as const satisfies Record<string, Measure>;

/** Everything that is measured, in the order of the export. */
export const ALL_MEASURES: readonly Measure[] = [
  ...WAYS.flatMap(way => PERCENTILES.map(percentile => latency(way, percentile))),
  ...Object.values(MEASURES),
];
