import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absentStages,
  partsAndWhole,
  presentSecond,
  reportedStages,
  stackedMedians,
  worstSecond,
} from './stage-history.ts';
import { anySamples, exampleSample, measuredSample, START_MS, spread } from './test-kit/samples.ts';
import { timelineOf } from './timeline.ts';

describe('the stages', () => {
  it('stack up to the sum of their medians, lowest first, with gaps where nothing was measured', () => {
    const timeline = timelineOf([measuredSample(0, 10), exampleSample(1), measuredSample(2, 20)]);
    const stages = reportedStages(timeline);
    expect(stages).toEqual(['compose', 'encode', 'transfer']);
    const rows = stackedMedians(timeline, stages);
    expect(rows.map(row => row.at(-1))).toEqual([1, 3, 23]);
    expect(rows.map(row => row.at(-2))).toEqual([null, null, null]);
    expect(rows.map(row => row.at(-3))).toEqual([1, 3, 13]);
  });

  it('never fall from one to the next', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const rows = stackedMedians(timeline, reportedStages(timeline));
        for (const index of timeline.samples.keys()) {
          const heights = rows.map(row => row[index] ?? 0);
          expect(heights).toEqual(heights.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are named as absent only when the display reports others', () => {
    expect(absentStages(timelineOf([measuredSample(0, 10)]))).toEqual(['queue', 'decode', 'show']);
    expect(absentStages(timelineOf([exampleSample(0)]))).toEqual([]);
    expect(absentStages(timelineOf([]))).toEqual([]);
  });
});

describe('the second that stands for the present', () => {
  it('is the newest one in which the whole way was measured', () => {
    const timeline = timelineOf([measuredSample(0, 10), measuredSample(4, 20), exampleSample(9)]);
    expect(presentSecond(timeline)).toBe(timeline.samples.length - 6);
    expect(presentSecond(timelineOf([exampleSample(0)]))).toBeUndefined();
  });

  it('is a whole one, when a frame was cut in two by the end of the newest', () => {
    const rest = exampleSample(5, { total: spread(9), stages: { transfer: spread(6) } });
    const timeline = timelineOf([measuredSample(4, 20), rest]);
    expect(presentSecond(timeline)).toBe(timeline.samples.length - 2);
  });

  it('does not look back to a time when the display told more', () => {
    const fewer = (second: number) =>
      exampleSample(second, { total: spread(9), stages: { compose: spread(1), transfer: spread(6) } });
    const timeline = timelineOf([measuredSample(0, 20), ...[1, 2, 3, 4, 5].map(fewer)]);
    expect(presentSecond(timeline)).toBe(timeline.samples.length - 1);
  });

  it('of a display that acknowledges nothing is the newest in which anything was measured', () => {
    const timeline = timelineOf([exampleSample(0, { stages: { compose: spread(1) } }), exampleSample(3)]);
    expect(presentSecond(timeline)).toBe(timeline.samples.length - 4);
  });
});

describe('parts and whole', () => {
  it('are both told, for medians do not add', () => {
    const timeline = timelineOf([
      exampleSample(0, { total: spread(20), stages: { compose: spread(4), transfer: spread(11) } }),
    ]);
    expect(partsAndWhole(timeline, 59)).toEqual({ partsMs: 15, wholeMs: 20 });
  });

  it('need both', () => {
    expect(partsAndWhole(timelineOf([exampleSample(0, { total: spread(20) })]), 59)).toBeUndefined();
    expect(
      partsAndWhole(timelineOf([exampleSample(0, { stages: { queue: spread(1) } })]), 59),
    ).toBeUndefined();
    expect(partsAndWhole(timelineOf([]), 3)).toBeUndefined();
  });
});

it('the slowest second is named, and the stage that made it slow', () => {
  const worst = worstSecond(
    timelineOf([measuredSample(0, 10), measuredSample(1, 71, 14), measuredSample(2, 9)]),
  );
  expect(worst).toEqual({ atMs: START_MS + 1_000, totalMs: 74, stage: 'transfer', stageMs: 71, dropped: 14 });
  expect(worstSecond(timelineOf([exampleSample(0)]))).toBeUndefined();
});
