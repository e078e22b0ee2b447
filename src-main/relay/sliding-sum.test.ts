import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlidingSum } from './sliding-sum.ts';

const steps = fc.array(fc.record({ pauseMs: fc.nat(800), amount: fc.nat(1000) }), { maxLength: 200 });

test('R14 the sum is exactly that of the last window', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 2000 }), (entries, windowMs) => {
      const sum = new SlidingSum(windowMs);
      const counted: { at: number; amount: number }[] = [];
      let now = 0;
      for (const { pauseMs, amount } of entries) {
        now += pauseMs;
        counted.push({ at: now, amount });
        const expected = counted
          .filter(({ at }) => now - at < windowMs)
          .reduce((all, one) => all + one.amount, 0);
        expect(sum.add(now, amount)).toBe(expected);
      }
    }),
  );
});

test('R14 what is older than the window counts no longer, without anything new', () => {
  const sum = new SlidingSum(100);
  sum.add(0, 7);
  expect(sum.total(99)).toBe(7);
  expect(sum.total(100)).toBe(0);
});
