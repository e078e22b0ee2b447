import type { ArtistTextOut } from '#shared/wire/artist-messages';

/** A message as it goes over the link: JSON, or one of the binary forms. */
export type Message = string | Uint8Array;

export function encodeText(message: ArtistTextOut): string {
  return JSON.stringify(message);
}
