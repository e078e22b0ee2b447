import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Why } from '#shared/contract/state';
import { countFailure, isRefusal, retryDelayMs } from './retry-policy.ts';

const random = fc.double({ min: 0, max: 1, noNaN: true });
const lost: Why = { code: 'closed-by-display', detail: '1006' };
const taken: Why = { code: 'slot-taken', detail: '4409' };

describe('retry policy', () => {
  it('S8 is back within 3 s, however often it failed, and never hammers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), random, (failures, chance) => {
        const delay = retryDelayMs({ why: lost, failures }, chance);
        expect(delay).toBeGreaterThanOrEqual(125);
        expect(delay).toBeLessThanOrEqual(3_000);
      }),
    );
  });

  it('waits longer from failure to failure, up to the cap', () => {
    const delays = [1, 2, 3, 4, 5, 6].map(failures => retryDelayMs({ why: lost, failures }, 0));
    expect(delays).toEqual([250, 500, 1_000, 2_000, 3_000, 3_000]);
  });

  it('S7 asks for a taken slot slowly from the first time on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), random, (failures, chance) => {
        expect(retryDelayMs({ why: taken, failures }, chance)).toBeGreaterThanOrEqual(5_000);
      }),
    );
  });

  it('spreads displays that were lost together', () => {
    const delays = [0, 0.25, 0.5, 0.75].map(chance => retryDelayMs({ why: lost, failures: 4 }, chance));
    expect(new Set(delays).size).toBe(4);
  });

  it('begins anew after a connection that lasted, and goes on after one that did not', () => {
    expect(countFailure(7, 60_000)).toBe(1);
    expect(countFailure(7, 200)).toBe(8);
  });

  it.each(['upload-off', 'redirected', 'not-offered', 'picture-refused'] as const)(
    'D4 takes %s for something that a person has to change, and asks slowly',
    code => {
      const why: Why = { code, detail: '' };
      expect(isRefusal(why)).toBe(true);
      expect(retryDelayMs({ why, failures: 1 }, 0)).toBe(10_000);
    },
  );

  it.each([
    ['busy', 250],
    ['out-of-memory', 250],
    ['server-error', 250],
    ['no-answer', 250],
    ['closed-by-display', 250],
    ['card-full', 10_000],
    ['card-locked', 10_000],
  ] as const)('D4 goes on trying after %s', (code, delayMs) => {
    const why: Why = { code, detail: '' };
    expect(isRefusal(why)).toBe(false);
    expect(retryDelayMs({ why, failures: 1 }, 0)).toBe(delayMs);
  });
});
