import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { encodeText, type Message } from './encode-text.ts';
import type { RoomEvent } from './room-events.ts';

/** Sixty artists hear the same event: it is encoded for the first of them. */
const encoded = new WeakMap<RoomEvent, Message>();

/** A room event as an artist's page is told it; `undefined` for what artists are not told. */
export function eventMessage(event: RoomEvent): Message | undefined {
  const known = encoded.get(event);
  if (known !== undefined) return known;
  const message = encode(event);
  if (message !== undefined) encoded.set(event, message);
  return message;
}

function encode(event: RoomEvent): Message | undefined {
  switch (event.type) {
    case 'item':
      return encodeArtistBinary({ kind: 'item', item: event.item });
    case 'removed':
    case 'restored':
      return encodeText({ type: event.type, ids: [...event.ids] });
    case 'pen-begin':
      return encodeText({ type: 'begin', id: event.id, author: event.author, style: event.style });
    case 'pen-points':
      return encodeArtistBinary({ kind: 'points', id: event.id, from: event.from, points: event.points });
    case 'pen-end':
      return encodeText({ type: 'end', id: event.id });
    case 'counts':
      return encodeText({ type: 'you', undoable: event.undoable, redoable: event.redoable });
    case 'people':
      return encodeText({ type: 'people', artists: event.artists });
    case 'prompt':
    case 'drawing':
    case 'over':
      return undefined;
    default:
      return event satisfies never;
  }
}
