import { expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { GuessGuard } from './guess-guard.ts';
import { limitsWith } from './limits.ts';

const GUEST = '192.168.1.7';

function guardAndClock(): { guard: GuessGuard; clock: ManualClock } {
  const clock = new ManualClock();
  return { guard: new GuessGuard({ limits: limitsWith(), clock }), clock };
}

function guess(guard: GuessGuard, count: number, address = GUEST): void {
  for (let index = 0; index < count; index += 1) guard.wrong(address, `CODE${index}`);
}

test('R18 ten different wrong codes within a minute: that address, and no other, is refused for a minute', () => {
  const { guard, clock } = guardAndClock();
  guess(guard, 9);
  expect(guard.refuses(GUEST)).toBe(false);
  guard.wrong(GUEST, 'TENTH');
  expect(guard.refuses(GUEST)).toBe(true);
  expect(guard.refuses('192.168.1.8')).toBe(false);
  clock.advance(59_999);
  expect(guard.refuses(GUEST)).toBe(true);
  clock.advance(1);
  expect(guard.refuses(GUEST)).toBe(false);
});

test('R18 repeats of one wrong code count once', () => {
  const { guard } = guardAndClock();
  for (let index = 0; index < 500; index += 1) guard.wrong(GUEST, 'WRONG2');
  expect(guard.refuses(GUEST)).toBe(false);
});

test('R18 wrong codes of more than a minute ago are forgiven', () => {
  const { guard, clock } = guardAndClock();
  guess(guard, 9);
  clock.advance(60_000);
  guard.wrong(GUEST, 'TENTH');
  expect(guard.refuses(GUEST)).toBe(false);
});

test('R18 a flood of addresses does not grow memory, and does not free who guesses on', () => {
  const { guard } = guardAndClock();
  for (let index = 0; index < 10_000; index += 1) {
    guard.wrong(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, 'WRONG2');
    if (index % 1_000 === 0) guard.wrong(GUEST, `CODE${index}`);
  }
  expect(guard.refuses(GUEST)).toBe(true);
});
