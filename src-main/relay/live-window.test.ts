import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LiveWindow } from './live-window.ts';

const LIMITS = { liveUnacknowledgedMax: 2, liveWrittenOffMs: 2_000 };

function windowOf(acknowledges: boolean): LiveWindow {
  const window = new LiveWindow(LIMITS);
  window.acknowledges = acknowledges;
  return window;
}

describe('R24 live pictures on their way', () => {
  test('a third one waits until one of two is acknowledged', () => {
    const window = windowOf(true);
    window.sent(0);
    expect(window.waitMs(1)).toBe(0);
    window.sent(1);
    expect(window.waitMs(2)).toBeGreaterThan(0);
    window.acknowledged(1);
    expect(window.waitMs(3)).toBe(0);
  });

  test('one that nobody acknowledges is written off, and holds nobody up for longer', () => {
    const window = windowOf(true);
    window.sent(0);
    window.sent(500);
    expect(window.waitMs(600)).toBe(1_400);
    expect(window.waitMs(2_000)).toBe(0);
    window.sent(2_000);
    expect(window.waitMs(2_000)).toBe(500);
  });

  test('who does not acknowledge is never waited for', () => {
    const window = windowOf(false);
    for (let at = 0; at < 100; at += 1) window.sent(at);
    expect(window.waitMs(100)).toBe(0);
  });

  test('whatever is acknowledged, at most two are under way, and never for longer than two seconds', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ms: fc.nat(800), taken: fc.option(fc.nat(60)) })), steps => {
        const window = windowOf(true);
        let now = 0;
        const sentAt: number[] = [];
        let acknowledged = 0;
        for (const { ms, taken } of steps) {
          now += ms;
          if (taken !== null) window.acknowledged(taken);
          if (taken !== null && taken <= sentAt.length) acknowledged = Math.max(acknowledged, taken);
          const wait = window.waitMs(now);
          expect(wait).toBeLessThanOrEqual(2_000);
          if (wait > 0) continue;
          window.sent(now);
          sentAt.push(now);
        }
        // Of three that left within two seconds, the first was acknowledged before the third left.
        for (let third = 2; third < sentAt.length; third += 1) {
          const [first = 0, last = 0] = [sentAt[third - 2], sentAt[third]];
          if (last - first < 2_000) expect(steps.some(({ taken }) => (taken ?? 0) >= third - 1)).toBe(true);
        }
      }),
    );
  });
});
