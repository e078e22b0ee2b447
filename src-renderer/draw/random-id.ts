/** Yields `count` bytes of a cryptographic source. */
export type RandomBytes = (count: number) => Uint8Array;

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** 80 random bits: no two strokes of all evenings share one. */
const ID_LENGTH = 16;
/** 160 bits: a token is a secret that lets its holder undo. */
const TOKEN_LENGTH = 32;

/** Id of a command: as `ITEM_ID_PATTERN` wants it. */
export function makeId(randomBytes: RandomBytes): string {
  return randomText(ID_LENGTH, randomBytes);
}

export function makeToken(randomBytes: RandomBytes): string {
  return randomText(TOKEN_LENGTH, randomBytes);
}

/** 256 is a multiple of 32, so the lower five bits of a byte are an unbiased letter. */
function randomText(length: number, randomBytes: RandomBytes): string {
  let text = '';
  for (const byte of randomBytes(length)) text += BASE32.charAt(byte & 31);
  return text;
}
