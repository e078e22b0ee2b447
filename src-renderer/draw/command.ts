import type { Stroke } from '#shared/document/stroke';
import {
  ArtistTextIn,
  type CommitMessage,
  decodeArtistBinaryIn,
  encodeArtistBinary,
} from '#shared/wire/artist-messages';

/** A1: what an artist asks of the room. Sending one twice is harmless: the relay knows it by its id. */
export type Command =
  | { readonly kind: 'commit'; readonly id: string; readonly layer: number; readonly stroke: Stroke }
  | { readonly kind: 'undo' | 'redo' | 'clear'; readonly id: string };
export type CommandKind = Command['kind'];

export function messageOf(command: Command): string | Uint8Array {
  if (command.kind === 'commit') return encodeArtistBinary(command satisfies CommitMessage);
  return JSON.stringify({ type: command.kind, id: command.id } satisfies ArtistTextIn);
}

/** Reads a command back from its message; throws when it is none, for what was kept on the device may be anything. */
export function commandOf(message: unknown): Command {
  if (message instanceof Uint8Array) {
    const decoded = decodeArtistBinaryIn(message);
    if (decoded.kind === 'commit') return decoded;
    throw new Error('points are no command');
  }
  if (typeof message !== 'string') throw new Error('a command is text or bytes');
  const parsed = ArtistTextIn.parse(JSON.parse(message));
  if (parsed.type === 'undo' || parsed.type === 'redo' || parsed.type === 'clear') {
    return { kind: parsed.type, id: parsed.id };
  }
  throw new Error(`${parsed.type} is no command`);
}
