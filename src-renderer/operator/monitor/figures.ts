import { endOf, sum, type Timeline, type Values } from './timeline.ts';

/** What stands for a graph while nobody points at a second of it: its newest value, the sum of all, or the value of one second. */
export type Resting = 'newest' | 'sum' | { readonly second: number | undefined };

/** The number beside a graph. */
export interface Figure {
  readonly value: number;
  /** How long before the end of the line it was measured, ms. */
  readonly ageMs: number;
}

/** Of the second that is pointed at, else what stands for the whole graph; `undefined` where there is none. */
export function figureOf(
  timeline: Timeline,
  values: Values,
  pointed: number | undefined,
  resting: Resting,
): Figure | undefined {
  if (pointed !== undefined) return figure(values[pointed], 0);
  if (resting === 'sum') return figure(sum(values), 0);
  const index = resting === 'newest' ? values.findLastIndex(value => value !== null) : (resting.second ?? -1);
  return figure(values[index], ageAt(timeline, index));
}

/** How long before the end of the line a second was, ms. */
export function ageAt(timeline: Timeline, index: number): number {
  return endOf(timeline) - (timeline.timesMs[index] ?? 0);
}

function figure(value: number | null | undefined, ageMs: number): Figure | undefined {
  return value === null || value === undefined ? undefined : { value, ageMs };
}

/** Older than a second that was merely late. */
export function isOld(ageMs: number): boolean {
  return ageMs > 3_000;
}
