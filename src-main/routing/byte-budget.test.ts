import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteQueue, fairShare } from './byte-budget.ts';

const needs = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 50 });
const budget = fc.integer({ min: 10_000, max: 50_000_000 });

describe('a fair share', () => {
  it('uses the budget up and never exceeds it, or there is enough for all', () => {
    fc.assert(
      fc.property(needs, budget, (asked, bytes) => {
        const share = fairShare(asked, bytes);
        const given = asked.reduce((sum, need) => sum + Math.min(need, share), 0);
        expect(given).toBeLessThanOrEqual(bytes + 1);
        if (share === Number.POSITIVE_INFINITY) return;
        expect(given).toBeGreaterThan(bytes - 1);
      }),
    );
  });

  it('is max–min fair: nobody is kept below it who would not have all it needs', () => {
    fc.assert(
      fc.property(needs, budget, (asked, bytes) => {
        const share = fairShare(asked, bytes);
        for (const need of asked)
          expect(Math.min(need, share)).toBeGreaterThanOrEqual(Math.min(need, bytes / asked.length) - 1);
      }),
    );
  });

  it('leaves what the modest do not need to the others', () => {
    expect(fairShare([100, 1_000, 1_000], 1_100)).toBe(500);
    expect(fairShare([100, 100], 200)).toBe(Number.POSITIVE_INFINITY);
    expect(fairShare([], 200)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a queue of bytes', () => {
  it('lets through no more than its budget, but for what a late timer may make up', () => {
    const asks = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 0, max: 400 }),
        bytes: fc.integer({ min: 1_000, max: 200_000 }),
      }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(asks, fc.integer({ min: 100_000, max: 10_000_000 }), (pictures, bytesPerSecond) => {
        const queue = new ByteQueue();
        queue.setBudget(bytesPerSecond);
        let now = 0;
        let sent = 0;
        for (const { afterMs, bytes } of pictures) {
          now += afterMs;
          const at = queue.book(bytes, now);
          // Until a picture may go, what went before it fits into the time since the beginning, or into any stall.
          expect(sent).toBeLessThanOrEqual(((Math.max(at, now) + 21) * bytesPerSecond) / 1000);
          sent += bytes;
        }
      }),
    );
  });

  it('does not burst after a stall', () => {
    const queue = new ByteQueue();
    queue.setBudget(1_000_000);
    const at = Array.from({ length: 10 }, () => queue.book(50_000, 60_000));
    expect(at.filter(ms => ms <= 60_000)).toHaveLength(1);
    expect(at.at(-1)).toBeGreaterThan(60_400);
  });

  it('serves in the order of asking, and gives back what was not used', () => {
    const queue = new ByteQueue();
    queue.setBudget(1_000_000);
    const first = queue.book(100_000, 1_000);
    const second = queue.book(100_000, 1_000);
    queue.correct(-100_000);
    expect(second - first).toBe(100);
    expect(queue.book(1, 1_000) - first).toBe(100);
  });

  it('holds nobody up without a budget', () => {
    const queue = new ByteQueue();
    expect(queue.unlimited).toBe(true);
    queue.book(1e9, 0);
    expect(queue.book(1e9, 5)).toBeLessThanOrEqual(5);
  });
});
