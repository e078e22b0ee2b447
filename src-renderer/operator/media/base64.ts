/** So many arguments a call takes in every engine. */
const CALL_BYTES = 0x8000;

/** The bytes as a command carries them. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CALL_BYTES) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + CALL_BYTES)));
  }
  return btoa(parts.join(''));
}
