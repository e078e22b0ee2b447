import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitsWith } from './limits.ts';
import { LivePacing } from './live-pacing.ts';

/** Sends as often as the pacing allows, each time `lateness` ms after the moment it named; returns the times. */
function sendAll(fps: number, latenesses: readonly number[]): number[] {
  const pacing = new LivePacing(fps, limitsWith());
  let now = 0;
  return latenesses.map(lateness => {
    now += pacing.waitMs(now) + lateness;
    pacing.sent(now);
    return now;
  });
}

const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0));
const latenesses = fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 2, maxLength: 100 });

test('R1 by default two frames are never closer than 85 ms, however late the timers are', () => {
  fc.assert(
    fc.property(latenesses, late => {
      for (const gap of gapsOf(sendAll(11, late))) expect(gap).toBeGreaterThanOrEqual(85 - 1e-6);
    }),
  );
});

test('R1 no client is sent more frames a second than it asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), latenesses, (fps, late) => {
      const times = sendAll(fps, late);
      const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
      expect(times.length - 1).toBeLessThanOrEqual((span * fps) / 1000 + 1);
    }),
  );
});

test('R1 timers that are a little late do not lower the rate', () => {
  const times = sendAll(
    11,
    Array.from({ length: 111 }, () => 3),
  );
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeCloseTo(10_000, -2);
});

test('R1 after a pause the next frame goes at once', () => {
  const pacing = new LivePacing(11, limitsWith());
  pacing.sent(0);
  expect(pacing.waitMs(50)).toBeGreaterThan(0);
  expect(pacing.waitMs(5_000)).toBe(0);
});
