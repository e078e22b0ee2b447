import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShownRate } from './shown-rate.ts';

describe('ShownRate', () => {
  it('needs two answers', () => {
    const rate = new ShownRate();
    expect(rate.measure(100, 0)).toBeUndefined();
    expect(rate.measure(160, 2_000)).toBe(30);
  });

  it('invents nothing after a restart of the display, or when it stops to count', () => {
    const rate = new ShownRate();
    rate.measure(5_000, 0);
    expect(rate.measure(3, 2_000)).toBeUndefined();
    expect(rate.measure(43, 4_000)).toBe(20);
    expect(rate.measure(undefined, 6_000)).toBeUndefined();
    expect(rate.measure(100, 8_000)).toBeUndefined();
  });

  it('is never negative', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(10_000))), answers => {
        const rate = new ShownRate();
        for (const [shown, atMs] of answers) expect(rate.measure(shown, atMs) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
