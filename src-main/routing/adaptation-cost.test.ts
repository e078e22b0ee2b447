import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureCost } from './adaptation-cost.ts';

const saw = (cost: PictureCost, bytes: number, fps: number, atMs = 0, vague = false) =>
  cost.add({ bytes, fps, atMs, vague, offered: Number.POSITIVE_INFINITY });

describe('what a picture costs a display', () => {
  it('is found from two measurements, whatever a picture and its bytes cost', () => {
    const fixedMs = fc.double({ min: 1, max: 200, noNaN: true });
    const perByteMs = fc.double({ min: 1e-5, max: 1e-2, noNaN: true });
    fc.assert(
      fc.property(fixedMs, perByteMs, fc.integer({ min: 1_000, max: 200_000 }), (fixed, perByte, bytes) => {
        const timeOf = (size: number) => fixed + perByte * size;
        const cost = new PictureCost();
        saw(cost, 100_000, 1000 / timeOf(100_000));
        saw(cost, 20_000, 1000 / timeOf(20_000), 2_000);
        expect(cost.of(bytes) / timeOf(bytes)).toBeCloseTo(1, 3);
      }),
    );
  });

  it('is all for its bytes as long as there is one measurement only', () => {
    const cost = new PictureCost();
    expect(cost.of(100_000)).toBe(0);
    saw(cost, 100_000, 10);
    expect(cost.of(50_000)).toBe(50);
  });

  it('never becomes less for a larger one, and never nothing, whatever was measured', () => {
    const measurements = fc.array(
      fc.record({
        bytes: fc.integer({ min: 1_000, max: 200_000 }),
        fps: fc.double({ min: 0.2, max: 60, noNaN: true }),
        vague: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(measurements, all => {
        const cost = new PictureCost();
        for (const [at, { bytes, fps, vague }] of all.entries()) saw(cost, bytes, fps, at * 1_000, vague);
        expect(cost.of(5_000)).toBeGreaterThanOrEqual(0);
        expect(cost.of(150_000)).toBeGreaterThanOrEqual(cost.of(5_000));
      }),
    );
  });

  it('is remembered as long as it is as it was, and for a while when it is not', () => {
    const same = new PictureCost();
    saw(same, 10_000, 10);
    for (let second = 1; second < 100; second += 1) saw(same, 100_000, 10, second * 1_000);
    expect(same.of(10_000)).toBeCloseTo(100, 0);
    const other = new PictureCost();
    saw(other, 10_000, 10);
    saw(other, 100_000, 2, 60_000);
    expect(other.of(10_000)).toBeCloseTo(50, 0);
  });

  it('does not give up a measurement for a vague one that says no less', () => {
    const cost = new PictureCost();
    saw(cost, 100_000, 3);
    saw(cost, 100_000, 8, 1_000, true);
    expect(cost.newest?.fps).toBe(3);
    saw(cost, 100_000, 0.5, 2_000, true);
    expect(cost.newest?.fps).toBe(0.5);
  });
});
