import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { PointAllowance } from './point-allowance.ts';

describe('the allowance for points', () => {
  it('A2: lets every message of a hand at 60 a second pass, also in bunches', () => {
    const clock = new ManualClock();
    const allowance = new PointAllowance(clock);
    for (let bunch = 0; bunch < 100; bunch += 1) {
      for (let message = 0; message < 30; message += 1) expect(allowance.take()).toBe(true);
      clock.advance(500);
    }
  });

  it('A2: never lets more than 60 a second pass over any stretch, beyond one second’s worth at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 50, maxLength: 300 }), waits => {
        const clock = new ManualClock();
        const allowance = new PointAllowance(clock);
        let passed = 0;
        for (const wait of waits) {
          clock.advance(wait);
          for (let message = 0; message < 3; message += 1) if (allowance.take()) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(60 + (clock.now() / 1000) * 60);
      }),
    );
  });
});
