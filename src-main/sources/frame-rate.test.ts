import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameRate } from './frame-rate.ts';

test('counts what happened within the last second, whatever happened before', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 80 });
  fc.assert(
    fc.property(pauses, fc.nat(2_000), (waits, idle) => {
      const rate = new FrameRate();
      let now = 0;
      const times = waits.map(wait => {
        now += wait;
        rate.add(now);
        return now;
      });
      const asked = now + idle;
      expect(rate.at(asked)).toBe(times.filter(time => time > asked - 1000).length);
    }),
  );
});
