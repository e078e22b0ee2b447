import { createHash, timingSafeEqual } from 'node:crypto';

/** R1: what a guest's key is worth. `missing` is no guess (R18). */
export type KeyVerdict = 'right' | 'missing' | 'wrong';

/** Takes the same time for every wrong key: how long an answer takes must not tell how much of it was right. */
export function checkKey(pin: string | undefined, key: string | undefined): KeyVerdict {
  if (pin === undefined) return 'right';
  const given = key?.trim() ?? '';
  if (given === '') return 'missing';
  return timingSafeEqual(digestOf(pin), digestOf(given)) ? 'right' : 'wrong';
}

/** Of one length, whatever the text's. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
