import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES_KEPT } from '#shared/contract/monitor';
import { anySamples, exampleSample, START_MS } from './test-kit/samples.ts';
import { endOf, firstIndex, indexAt, sum, timeAt, timelineOf, valuesOf } from './timeline.ts';

describe('timelineOf', () => {
  it('puts every second at its place and leaves gaps where nothing was', () => {
    const timeline = timelineOf([exampleSample(0, { bytes: 5 }), exampleSample(3, { bytes: 7 })]);
    expect(timeline.timesMs).toHaveLength(60);
    expect(endOf(timeline)).toBe(START_MS + 3_000);
    expect(valuesOf(timeline, ({ bytes }) => bytes).slice(-5)).toEqual([null, 5, null, null, 7]);
    expect(firstIndex(timeline)).toBe(56);
  });

  it('is a line of seconds without a hole, from a minute to ten, that loses no sample and keeps their order', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const { timesMs } = timeline;
        expect(timesMs.length).toBeGreaterThanOrEqual(60);
        expect(timesMs.length).toBeLessThanOrEqual(SAMPLES_KEPT);
        expect(timeline.samples).toHaveLength(timesMs.length);
        for (let index = 1; index < timesMs.length; index += 1)
          expect((timesMs[index] ?? 0) - (timesMs[index - 1] ?? 0)).toBe(1_000);
        expect(timeline.samples.filter(sample => sample !== undefined)).toEqual(samples);
      }),
    );
  });

  it('puts every sample within a second of when it was', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const { timesMs, samples: line } = timelineOf(samples);
        for (const [index, sample] of line.entries())
          if (sample) expect(Math.abs(sample.atMs - (timesMs[index] ?? 0))).toBeLessThanOrEqual(1_500);
      }),
    );
  });

  it('takes a second that ended late for what it is: no gap, and no other second is lost', () => {
    const late = { ...exampleSample(1, { bytes: 2 }), atMs: START_MS + 1_700 };
    const timeline = timelineOf([exampleSample(0, { bytes: 1 }), late, exampleSample(2, { bytes: 3 })]);
    expect(valuesOf(timeline, ({ bytes }) => bytes).slice(-4)).toEqual([null, 1, 2, 3]);
  });

  it('does not waver when the seconds end at the half of a second', () => {
    const samples = [499, 1_501, 2_499, 3_500].map(ms => ({ ...exampleSample(0), atMs: START_MS + ms }));
    expect(timelineOf(samples).samples.slice(-4)).toEqual(samples);
  });

  it('keeps what was measured when the clock of the machine is set back', () => {
    const samples = [0, 1, -30, -29].map(second => exampleSample(second));
    expect(timelineOf(samples).samples.slice(-4)).toEqual(samples);
  });

  it('forgets what lies more than ten minutes back', () => {
    const timeline = timelineOf([exampleSample(0, { bytes: 1 }), exampleSample(900)]);
    expect(timeline.samples).toHaveLength(SAMPLES_KEPT);
    expect(sum(valuesOf(timeline, ({ bytes }) => bytes))).toBe(0);
  });

  it('is an empty minute without samples', () => {
    expect(timelineOf([]).samples.every(sample => sample === undefined)).toBe(true);
    expect(firstIndex(timelineOf([]))).toBe(60);
  });
});

describe('a moment on the line', () => {
  const timeline = timelineOf([exampleSample(0), { ...exampleSample(4), atMs: START_MS + 4_020 }]);

  it('is the nearest second', () => {
    expect(indexAt(timeline, START_MS + 4_000)).toBe(59);
    expect(indexAt(timeline, START_MS + 3_400)).toBe(58);
    expect(indexAt(timeline, START_MS - 3_600_000)).toBeUndefined();
    expect(indexAt(timeline, START_MS + 60_000)).toBeUndefined();
  });

  it('says the engine’s own time where there is one, and the place in between where there is none', () => {
    expect(timeAt(timeline, 59)).toBe(START_MS + 4_020);
    expect(timeAt(timeline, 57)).toBe(START_MS + 2_020);
    expect(timeAt(timeline, 55)).toBe(START_MS);
  });
});

it('zero is a value, and what is not reported is a gap', () => {
  const timeline = timelineOf([exampleSample(0, { rssiDbm: -60 }), exampleSample(1)]);
  expect(valuesOf(timeline, ({ rssiDbm }) => rssiDbm).slice(-2)).toEqual([-60, null]);
  expect(valuesOf(timeline, ({ bytes }) => bytes).at(-1)).toBe(0);
});
