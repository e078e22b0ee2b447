import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';
import { STAGES } from '#shared/stages';
import {
  absentStages,
  newest,
  newestTotal,
  reportedStages,
  stackedMedians,
  sum,
  timelineOf,
  valuesOf,
  worstSecond,
} from './history.ts';
import { createMonitorStore } from './monitor-store.ts';

const NOW = 1_700_000_000;
const spread = (p50: number) => ({ p50, p95: p50 * 2, p99: p50 * 3 });
const sample = (second: number, over: Partial<Sample> = {}): Sample => ({
  atMs: (NOW + second) * 1_000,
  stages: {},
  fpsSent: 0,
  dropped: 0,
  bytes: 0,
  encodes: 0,
  ...over,
});
const measured = (second: number, transfer: number, dropped = 0) =>
  sample(second, {
    dropped,
    total: spread(transfer + 3),
    stages: { compose: spread(1), encode: spread(2), transfer: spread(transfer) },
  });

describe('timelineOf', () => {
  it('puts every second at its place and leaves gaps where nothing was', () => {
    const timeline = timelineOf([sample(0, { bytes: 5 }), sample(3, { bytes: 7 })]);
    expect(timeline.seconds).toHaveLength(60);
    expect(timeline.seconds.at(-1)).toBe(NOW + 3);
    expect(valuesOf(timeline, ({ bytes }) => bytes).slice(-5)).toEqual([null, 5, null, null, 7]);
  });

  it('is a line of seconds without a hole, from a minute to ten, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2_000), { maxLength: 50 }), offsets => {
        const { seconds, samples } = timelineOf(offsets.sort((a, b) => a - b).map(offset => sample(offset)));
        const first = Math.min(...offsets);
        const age = offsets.length > 0 ? Math.max(...offsets) - first + 1 : 0;
        expect(seconds.length).toBeGreaterThanOrEqual(Math.max(60, Math.min(SAMPLES_KEPT, age)));
        expect(seconds.length).toBeLessThanOrEqual(SAMPLES_KEPT);
        expect(samples).toHaveLength(seconds.length);
        for (let index = 1; index < seconds.length; index += 1)
          expect((seconds[index] ?? 0) - (seconds[index - 1] ?? 0)).toBe(1);
        for (const [index, found] of samples.entries())
          if (found) expect(found.atMs).toBe((seconds[index] ?? 0) * 1_000);
      }),
    );
  });

  it('what is not reported is a gap, and zero is a value', () => {
    const timeline = timelineOf([sample(0, { rssiDbm: -60 }), sample(1)]);
    const signal = valuesOf(timeline, ({ rssiDbm }) => rssiDbm);
    expect(signal.at(-1)).toBeNull();
    expect(newest(signal)).toBe(-60);
    expect(newest(valuesOf(timeline, ({ heapBytes }) => heapBytes))).toBeUndefined();
    expect(newest(valuesOf(timeline, ({ bytes }) => bytes))).toBe(0);
  });

  it('adds up', () => {
    const timeline = timelineOf([sample(0, { dropped: 2 }), sample(5, { dropped: 3 })]);
    expect(sum(valuesOf(timeline, ({ dropped }) => dropped))).toBe(5);
  });
});

describe('the stages', () => {
  it('stack up to the sum of their medians, lowest first, with gaps where nothing was measured', () => {
    const timeline = timelineOf([measured(0, 10), sample(1), measured(2, 20)]);
    const stages = reportedStages(timeline);
    expect(stages).toEqual(['compose', 'encode', 'transfer']);
    const rows = stackedMedians(timeline, stages);
    expect(rows.map(row => row.at(-1))).toEqual([1, 3, 23]);
    expect(rows.map(row => row.at(-2))).toEqual([null, null, null]);
    expect(rows.map(row => row.at(-3))).toEqual([1, 3, 13]);
  });

  it('never fall from one to the next', () => {
    const medians = fc.array(fc.option(fc.double({ min: 0, max: 500, noNaN: true })), {
      minLength: STAGES.length,
      maxLength: STAGES.length,
    });
    fc.assert(
      fc.property(medians, values => {
        const stages = Object.fromEntries(
          STAGES.flatMap((stage, index) => {
            const value = values[index];
            return value === null || value === undefined ? [] : [[stage, spread(value)]];
          }),
        );
        const timeline = timelineOf([sample(0, { stages })]);
        const heights = stackedMedians(timeline, reportedStages(timeline)).map(row => row.at(-1) ?? 0);
        for (let index = 1; index < heights.length; index += 1)
          expect(heights[index]).toBeGreaterThanOrEqual(heights[index - 1] ?? 0);
      }),
    );
  });

  it('are named as absent only when the display reports others', () => {
    expect(absentStages(timelineOf([measured(0, 10)]))).toEqual(['queue', 'decode', 'show']);
    expect(absentStages(timelineOf([sample(0)]))).toEqual([]);
    expect(absentStages(timelineOf([]))).toEqual([]);
  });
});

describe('the whole way', () => {
  it('is taken from the newest second that was measured', () => {
    const found = newestTotal(timelineOf([measured(0, 10), measured(4, 20), sample(9)]));
    expect(found).toEqual({ atMs: (NOW + 4) * 1_000, total: spread(23) });
    expect(newestTotal(timelineOf([sample(0)]))).toBeUndefined();
  });

  it('names the slowest second and the stage that made it slow', () => {
    const worst = worstSecond(timelineOf([measured(0, 10), measured(1, 71, 14), measured(2, 9)]));
    expect(worst).toEqual({
      atMs: (NOW + 1) * 1_000,
      totalMs: 74,
      stage: 'transfer',
      stageMs: 71,
      dropped: 14,
    });
    expect(worstSecond(timelineOf([sample(0)]))).toBeUndefined();
  });
});

describe('the monitor store', () => {
  it('takes the snapshot, then second by second, and forgets what is older than ten minutes', () => {
    const store = createMonitorStore();
    expect(store.getState().samples).toBeUndefined();
    store.getState().apply({
      type: 'snapshot',
      samples: Array.from({ length: SAMPLES_KEPT }, (_, index) => sample(index)),
    });
    store.getState().apply({ type: 'sample', sample: sample(SAMPLES_KEPT) });
    const kept = store.getState().samples ?? [];
    expect(kept).toHaveLength(SAMPLES_KEPT);
    expect(kept[0]?.atMs).toBe((NOW + 1) * 1_000);
    store.getState().apply({ type: 'snapshot', samples: [sample(7)] });
    expect(store.getState().samples).toHaveLength(1);
    store.getState().clear();
    expect(store.getState().samples).toBeUndefined();
  });
});
