import { CLOSE } from '#shared/wire/close-codes';
import type { DrawState } from '../draw/draw-state.ts';
import type { Strings } from '../i18n/en.ts';

type Told = Pick<DrawState, 'connection' | 'waiting' | 'lasting'>;

/** A5: what an artist without a connection must know: why, that the drawing is kept, and how much of it. */
export function offlineNote({ connection, waiting, lasting }: Told, strings: Strings): string | undefined {
  if (connection.kind !== 'offline') return undefined;
  const { artist, draw } = strings;
  const kept = waiting > 0 ? ` ${draw.waiting(waiting)}` : '';
  if (connection.code === CLOSE.full) return artist.full + kept;
  if (connection.code === CLOSE.stopping) return artist.stopping + kept;
  return (lasting ? artist.offlineKept : artist.offlineOpen) + kept;
}

/** Why the room does not want this page back (R4), and what to do. */
export function refusalText(connection: DrawState['connection'], { artist }: Strings): string | undefined {
  if (connection.kind !== 'refused') return undefined;
  if (connection.code === CLOSE.unauthorised) return artist.refusals.unauthorised;
  if (connection.code === CLOSE.removed) return artist.refusals.removed;
  return artist.refusals.malformed;
}
