import { expect, test } from 'vitest';
import { InputMeter } from './input-meter.ts';
import { limitsWith } from './limits.ts';

test('R14 just under 240 messages a second are fine for ever, 260 are not', () => {
  const steady = new InputMeter(limitsWith());
  for (let index = 0; index < 240 * 10; index += 1) expect(steady.message(index * 4.17, 10)).toBe(true);
  const hasty = new InputMeter(limitsWith());
  const answers = Array.from({ length: 260 * 3 }, (_, index) => hasty.message((index * 1000) / 260, 10));
  expect(answers).toContain(false);
});

test('R14 a burst is fine as long as the average over two seconds is', () => {
  const meter = new InputMeter(limitsWith());
  for (let index = 0; index < 480; index += 1) expect(meter.message(0, 10)).toBe(true);
  expect(meter.message(1, 10)).toBe(false);
  expect(meter.message(5_000, 10)).toBe(true);
});

test('R14 bytes are averaged over two seconds, too', () => {
  const megabyte = 1024 * 1024;
  const meter = new InputMeter(limitsWith());
  expect(meter.message(0, 8 * megabyte)).toBe(true);
  expect(meter.message(1_000, 8 * megabyte)).toBe(true);
  expect(meter.message(1_900, 1)).toBe(false);
  expect(meter.message(3_950, 1)).toBe(true);
});

test('R15 twenty senseless messages within ten seconds are enough, spread over a longer time they are not', () => {
  const quick = new InputMeter(limitsWith());
  const answers = Array.from({ length: 20 }, (_, index) => quick.nonsense(index * 100));
  expect(answers.indexOf(false)).toBe(19);
  const slow = new InputMeter(limitsWith());
  for (let index = 0; index < 100; index += 1) expect(slow.nonsense(index * 600)).toBe(true);
});
