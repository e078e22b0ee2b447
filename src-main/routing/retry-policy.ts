import type { Why } from '#shared/contract/state';

/** A display that restarts its server is back in a blink. */
const FIRST_MS = 250;
/** A wall that comes back from a power cut shows its picture within this, at the price of one SYN every few seconds. */
const CAP_MS = 3_000;
/** Only a person changes what is wrong, and each attempt disturbs the display. */
const SLOW_MS = 10_000;
/** A connection that lasted this long was a good one: what ended it is a new story. */
const STEADY_MS = 5_000;

/** What only a person changes, and shown as such: at the display, in the network, or by another choice of transport. */
const REFUSED: ReadonlySet<Why['code']> = new Set<Why['code']>([
  'upload-off',
  'redirected',
  'not-offered',
  'picture-refused',
  'different-display',
]);
/** What may pass by itself, yet not soon. */
const SLOW: ReadonlySet<Why['code']> = new Set<Why['code']>([
  'slot-taken',
  'not-streaming',
  'card-full',
  'card-locked',
]);

/** Failures in a row, this one included. `livedMs`: how long the connection had been open, 0 if it never was. */
export function countFailure(before: number, livedMs: number): number {
  return livedMs >= STEADY_MS ? 1 : before + 1;
}

/** Whether to say `refused` and not `retrying`. It is still asked again now and then: nobody tells us when the person was there. */
export function isRefusal(why: Why): boolean {
  return REFUSED.has(why.code);
}

/**
 * How long to wait before the next attempt, ms: doubling up to a cap, of which a random half is taken off, so that displays
 * which were lost together do not come back together. `random` is 0–1.
 */
export function retryDelayMs(failure: { why: Why; failures: number }, random: number): number {
  const full =
    isRefusal(failure.why) || SLOW.has(failure.why.code)
      ? SLOW_MS
      : Math.min(CAP_MS, FIRST_MS * 2 ** (failure.failures - 1));
  return full * (1 - random / 2);
}
