import { Pin } from '#shared/contract/room';
import type { RandomBytes } from '../../draw/random-id.ts';

/** Short enough to be read out once: ten thousand of them, and R18 stops who tries. */
const MADE_UP_LENGTH = 4;
/** The greatest multiple of ten that a byte reaches: above it, some digits would be likelier. */
const UNBIASED_BELOW = 250;

export function isPin(typed: string): boolean {
  return Pin.safeParse(typed).success;
}

/** A PIN that nobody thought of; `randomBytes` of a cryptographic source. */
export function makePin(randomBytes: RandomBytes): string {
  let pin = '';
  while (pin.length < MADE_UP_LENGTH) {
    for (const byte of randomBytes(MADE_UP_LENGTH - pin.length)) {
      if (byte < UNBIASED_BELOW) pin += String(byte % 10);
    }
  }
  return pin;
}
