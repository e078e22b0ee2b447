import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from './latency-histogram.ts';

const durations = fc.array(fc.double({ min: 0.001, max: 30_000, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

describe('LatencyHistogram', () => {
  it('tells a median within 2 % of the exact one', () => {
    fc.assert(
      fc.property(durations, ms => {
        const histogram = new LatencyHistogram();
        for (const value of ms) histogram.record(value);
        const exact = ms.toSorted((a, b) => a - b)[Math.ceil(ms.length / 2) - 1] ?? Number.NaN;
        expect(Math.abs((histogram.median() ?? Number.NaN) - exact)).toBeLessThanOrEqual(
          exact * 0.02 + 0.001,
        );
      }),
    );
  });

  it('orders its percentiles', () => {
    fc.assert(
      fc.property(durations, ms => {
        const histogram = new LatencyHistogram();
        for (const value of ms) histogram.record(value);
        const { p50 = 0, p95 = 0, p99 = 0 } = histogram.percentiles() ?? {};
        expect(p50).toBeLessThanOrEqual(p95);
        expect(p95).toBeLessThanOrEqual(p99);
      }),
    );
  });

  it('takes what no clock should give: negative, endless, zero', () => {
    const histogram = new LatencyHistogram();
    for (const ms of [-5, 0, 1e12]) histogram.record(ms);
    expect(histogram.count).toBe(3);
  });

  it('has no percentile when nothing was recorded, and none any more after a reset', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.percentiles()).toBeUndefined();
    histogram.record(3);
    histogram.reset();
    expect(histogram.median()).toBeUndefined();
  });
});
