import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

describe('a pace', () => {
  test('is due at once at first, then after its interval', () => {
    const pace = new Pace(20);
    expect(pace.dueAt).toBeLessThanOrEqual(0);
    pace.take(1000);
    expect(pace.dueAt).toBe(1050);
    pace.setFps(10);
    expect(pace.dueAt).toBe(1100);
  });

  test('keeps the rate that was asked for although timers wake late', () => {
    const pace = new Pace(60);
    let now = 0;
    let count = 0;
    for (; now < 10_000; count += 1) {
      pace.take(now);
      now = pace.dueAt + (count % 3) * 0.4;
    }
    expect(count).toBeGreaterThanOrEqual(599);
    expect(count).toBeLessThanOrEqual(601);
  });

  test('R1: at 11 a second, two are never closer than 85 ms, and never more come than were asked for', () => {
    const lateness = fc.array(fc.oneof(fc.double({ min: 0, max: 12, noNaN: true }), fc.nat(3000)), {
      minLength: 2,
    });
    fc.assert(
      fc.property(lateness, late => {
        const pace = new Pace(11);
        const taken: number[] = [];
        let now = 0;
        for (const ms of late) {
          pace.take(now);
          taken.push(now);
          now = pace.dueAt + ms;
        }
        for (let index = 1; index < taken.length; index += 1)
          expect((taken[index] ?? 0) - (taken[index - 1] ?? 0)).toBeGreaterThan(85);
        expect(taken.length).toBeLessThanOrEqual(((taken.at(-1) ?? 0) * 11) / 1000 + 1.001);
      }),
    );
  });
});
