import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lonePoints, msRange, plotted, timeLabel } from './chart-options.ts';
import { exampleSample, START_MS } from './test-kit/samples.ts';
import { timelineOf, valuesOf } from './timeline.ts';

describe('what a graph is given', () => {
  it('is the seconds as epoch s and a row a series, gaps as null', () => {
    const timeline = timelineOf([exampleSample(0, { bytes: 5 }), exampleSample(2, { bytes: 7 })]);
    const [x, bytes] = plotted(timeline, [valuesOf(timeline, sample => sample.bytes)]);
    expect(x.at(-1)).toBe(START_MS / 1_000 + 2);
    expect(bytes?.slice(-3)).toEqual([5, null, 7]);
    expect(x).toHaveLength(bytes?.length ?? 0);
  });

  it('has a point where a second stands alone between gaps, and nowhere else', () => {
    const lone = (values: (number | null)[]) =>
      lonePoints({ data: [values.map((_, index) => index), values] }, 1);
    expect(lone([1, null, 2, 3, null, 4])).toEqual([0, 5]);
    expect(lone([null, null])).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(9))), values => {
        // Every value is seen: as a point, or as an end of a line to a neighbour.
        for (const [index, value] of values.entries()) {
          const joined = (values[index - 1] ?? null) !== null || (values[index + 1] ?? null) !== null;
          expect(lone(values).includes(index)).toBe(value !== null && !joined);
        }
      }),
    );
  });
});

describe('the axes', () => {
  it('do not make a mountain of the noise of a fast display', () => {
    expect(msRange(undefined, 0, 2)).toEqual([0, 10]);
    expect(msRange(undefined, 0, 100)[1]).toBeGreaterThan(100);
    expect(msRange(undefined, null, null)).toEqual([0, 10]);
  });

  it('write whole minutes without seconds, where the labels are minutes apart', () => {
    expect(timeLabel('20:41:00', 60)).toBe('20:41');
    expect(timeLabel('20:00:00', 120)).toBe('20:00');
    expect(timeLabel('20:41:00', 10)).toBe('20:41:00');
  });
});
