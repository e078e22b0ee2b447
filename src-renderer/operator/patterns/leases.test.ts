import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftMs, runningPatterns } from './leases.ts';

const NOW = 100_000;
const bars = (untilMs: number) => ({ pattern: { pattern: 'bars', untilMs } as const });
const grid = (untilMs: number) => ({ pattern: { pattern: 'grid', untilMs } as const });

describe('the test patterns that run', () => {
  it('are none where nobody shows one, or the last one has ended', () => {
    expect(runningPatterns([{}, {}], NOW)).toBeUndefined();
    expect(runningPatterns([bars(NOW)], NOW)).toBeUndefined();
  });

  it('are one of which it is said where and for how long', () => {
    expect(runningPatterns([bars(NOW + 1_000), {}, bars(NOW + 9_000)], NOW)).toEqual({
      pattern: 'bars',
      kinds: 1,
      displays: 2,
      untilMs: NOW + 9_000,
    });
  });

  it('are several without a name', () => {
    expect(runningPatterns([bars(NOW + 1_000), grid(NOW + 2_000)], NOW)).toMatchObject({
      pattern: undefined,
      kinds: 2,
      displays: 2,
    });
  });
});

it('a lease counts down in whole seconds, never to none and never up', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5_000, max: 3_600_000 }), fc.nat(5_000), (lease, later) => {
      const left = leftMs(NOW + lease, NOW);
      expect(left % 1_000).toBe(0);
      expect(left).toBeGreaterThanOrEqual(1_000);
      expect(left).toBeGreaterThanOrEqual(lease);
      expect(leftMs(NOW + lease, NOW + later)).toBeLessThanOrEqual(left);
    }),
  );
});
