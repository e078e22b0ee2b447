import { CodecError } from '#shared/document/stroke-codec';
import {
  type ArtistBinaryIn,
  ArtistTextIn,
  commitIdOf,
  decodeArtistBinaryIn,
} from '#shared/wire/artist-messages';
import type { Message } from './encode-text.ts';

/** What an artist's message means. `nonsense` with an id is a commit whose stroke cannot be read: the page must learn of it. */
export type ArtistMessageIn =
  | { readonly kind: 'text'; readonly message: ArtistTextIn }
  | { readonly kind: 'binary'; readonly message: ArtistBinaryIn }
  | { readonly kind: 'nonsense'; readonly id: string | undefined };

/** Never throws. */
export function readArtistMessage(message: Message): ArtistMessageIn {
  return typeof message === 'string' ? readText(message) : readBinary(message);
}

function readText(text: string): ArtistMessageIn {
  try {
    const parsed = ArtistTextIn.safeParse(JSON.parse(text));
    if (parsed.success) return { kind: 'text', message: parsed.data };
  } catch {
    // Not JSON: said below.
  }
  return { kind: 'nonsense', id: undefined };
}

function readBinary(bytes: Uint8Array): ArtistMessageIn {
  try {
    return { kind: 'binary', message: decodeArtistBinaryIn(bytes) };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return { kind: 'nonsense', id: commitIdOf(bytes) };
  }
}
