import type { Connection, KeyQuestion } from '../draw/draw-state.ts';
import type { GuestStrings } from '../i18n/guest-en.ts';

/** What stands between an artist and the room although a PIN was given; `undefined` before that and while it is being asked. */
export function pinProblem(
  { connection, question }: { connection: Connection; question: KeyQuestion },
  { artist }: Pick<GuestStrings, 'artist'>,
): string | undefined {
  // R18: who has guessed too often finds the door shut, which a browser reports as no answer.
  if (connection.kind === 'offline') return artist.pinLater;
  return connection.kind === 'refused' && question === 'wrong' ? artist.pinWrong : undefined;
}
