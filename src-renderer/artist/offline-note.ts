import { CLOSE } from '#shared/wire/close-codes';
import type { DrawState } from '../draw/draw-state.ts';
import type { GuestStrings } from '../i18n/guest-en.ts';

type Told = Pick<DrawState, 'connection' | 'farewell' | 'waiting' | 'lasting'>;

/** A5: what an artist whose strokes do not reach the room must know: why, that they are kept, and how many. */
export function offlineNote(told: Told, strings: GuestStrings): string | undefined {
  const why = whyNotSent(told, strings.artist);
  const { waiting } = told;
  return why !== undefined && waiting > 0 ? `${why} ${strings.draw.waiting(waiting)}` : why;
}

function whyNotSent(
  { connection, farewell, lasting }: Told,
  artist: GuestStrings['artist'],
): string | undefined {
  if (connection.kind === 'refused') return undefined;
  // Said also while connected: the room takes the page back, and only then finds again that it cannot keep anything.
  if (farewell === 'unkept') return lasting ? artist.unkeptHere : artist.unkeptOpen;
  if (connection.kind !== 'offline') return undefined;
  if (connection.code === CLOSE.full) return artist.full;
  if (farewell === 'new-canvas') return artist.newCanvas;
  if (connection.code === CLOSE.stopping) return artist.stopping;
  return lasting ? artist.offlineKept : artist.offlineOpen;
}

/** R4: why this page has no room now, and what to do; `undefined` while it has one. */
export function noRoomText(
  { connection, farewell, waiting }: Told,
  room: string,
  { artist, draw }: GuestStrings,
): string | undefined {
  if (connection.kind !== 'offline' || connection.code !== CLOSE.noSuchRoom) return undefined;
  const texts = { closed: artist.codeClosed, 'new-code': artist.codeChanged };
  const say = farewell === 'closed' || farewell === 'new-code' ? texts[farewell] : artist.codeUnknown;
  const why = say(room);
  return waiting > 0 ? `${why} ${draw.waiting(waiting)}` : why;
}

/** Why the room does not want this page back (R4), and what to do. */
export function refusalText(
  connection: DrawState['connection'],
  { artist }: GuestStrings,
): string | undefined {
  if (connection.kind !== 'refused') return undefined;
  if (connection.code === CLOSE.unauthorised) return artist.refusals.unauthorised;
  if (connection.code === CLOSE.removed) return artist.refusals.removed;
  return artist.refusals.malformed;
}
