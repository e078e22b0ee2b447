import type { Person } from '#shared/contract/room';
import type { Message } from './encode-text.ts';

/** What carries an artist's messages: a WebSocket, or the desktop window's own port. */
export interface ArtistLink {
  send(message: Message): void;
  /** Bytes that were sent but have not left this machine. */
  bufferedBytes(): number;
  /** `code` of R4. */
  close(code: number, reason: string): void;
  /**
   * Stops and goes on taking messages from the artist's side, where they wait in order; a few that were on the way may still
   * come after a `pause`. Absent: the operator's own port, which needs none.
   */
  readonly reading?: { pause(): void; resume(): void };
}

/** How the way to an artist is, looked at whenever somebody asks. */
export type ArtistFacts = () => Pick<Person, 'address' | 'liveness' | 'roundTripMs'>;
