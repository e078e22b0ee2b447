import { z } from 'zod';

/** R2: no 0/O and no 1/I/L, so a code survives being read aloud in a loud room. */
export const ROOM_CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const ROOM_CODE_LENGTH = 6;

const PATTERN = new RegExp(`^[${ROOM_CODE_ALPHABET}]{${ROOM_CODE_LENGTH}}$`);
/** Bytes from here on would make the first letters of the alphabet likelier than the last. */
const UNBIASED_BELOW = 256 - (256 % ROOM_CODE_ALPHABET.length);

/** Reads a code as a person types it, in any case; `undefined` when no room can have it. */
export function parseRoomCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return PATTERN.test(code) ? code : undefined;
}

/** Makes a code; `randomBytes(n)` yields `n` bytes of a cryptographic source. */
export function makeRoomCode(randomBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < ROOM_CODE_LENGTH) {
    for (const byte of randomBytes(ROOM_CODE_LENGTH - code.length)) {
      if (byte < UNBIASED_BELOW) code += ROOM_CODE_ALPHABET.charAt(byte % ROOM_CODE_ALPHABET.length);
    }
  }
  return code;
}

export const RoomCode = z.string().transform((text, context) => {
  const code = parseRoomCode(text);
  if (code !== undefined) return code;
  context.addIssue({
    code: 'custom',
    message: `a room code is ${ROOM_CODE_LENGTH} characters of ${ROOM_CODE_ALPHABET}`,
  });
  return z.NEVER;
});
