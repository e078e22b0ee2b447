import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { Allowance } from './allowance.ts';

const sixty = (clock: ManualClock) => new Allowance({ clock, perSecond: 60, burst: 60 });

describe('an allowance', () => {
  it('A2: lets every message of a hand at 60 a second pass, also in bunches', () => {
    const clock = new ManualClock();
    const allowance = sixty(clock);
    for (let bunch = 0; bunch < 100; bunch += 1) {
      for (let message = 0; message < 30; message += 1) expect(allowance.take()).toBe(true);
      clock.advance(500);
    }
  });

  it('A2: never lets more than 60 a second pass over any stretch, beyond one second’s worth at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 50, maxLength: 300 }), waits => {
        const clock = new ManualClock();
        const allowance = sixty(clock);
        let passed = 0;
        for (const wait of waits) {
          clock.advance(wait);
          for (let message = 0; message < 3; message += 1) if (allowance.take()) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(60 + (clock.now() / 1000) * 60);
      }),
    );
  });

  it('says how long what was spent beyond it is owed, whatever was spent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1 }), amounts => {
        const clock = new ManualClock();
        const allowance = sixty(clock);
        for (const amount of amounts) allowance.spend(amount);
        const { owedMs } = allowance;
        const owed = amounts.reduce((sum, amount) => sum + amount, 0) - 60;
        expect(owedMs).toBe(Math.max(0, Math.ceil((owed * 1000) / 60)));
        clock.advance(owedMs);
        expect(allowance.owedMs).toBe(0);
        clock.advance(17);
        expect(allowance.take()).toBe(true);
      }),
    );
  });
});
