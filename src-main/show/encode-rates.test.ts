import { expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { EncodeRates } from './encode-rates.ts';

it('says how many pictures were encoded and how many passed in a second, however often it is asked', () => {
  const clock = new ManualClock();
  const counted = { encodes: 100, passed: 10 };
  const meter = new EncodeRates({ read: () => ({ ...counted }), clock });
  expect(meter.rates).toEqual({ encodesPerSecond: 0, passedPerSecond: 0 });
  clock.advance(500);
  counted.encodes += 30;
  expect(meter.rates).toEqual({ encodesPerSecond: 0, passedPerSecond: 0 });
  clock.advance(500);
  counted.passed += 5;
  expect(meter.rates).toEqual({ encodesPerSecond: 30, passedPerSecond: 5 });
  clock.advance(2_000);
  expect(meter.rates).toEqual({ encodesPerSecond: 0, passedPerSecond: 0 });
});
