import type { RelayRole } from '#shared/wire/relay-messages';

/** R11: `unconfirmed` never answered a ping (TouchDesigner sends no pong by itself), so its silence proves nothing. */
export type Liveness = 'live' | 'stale' | 'unconfirmed';

/** One connection to a room, as the operator sees it. */
export interface ClientInfo {
  readonly id: string;
  readonly role: RelayRole | 'artist';
  /** What the client calls itself; may be empty. */
  readonly name: string;
  readonly address: string;
  /** When it connected, epoch ms. */
  readonly since: number;
  /** Of the newest answered ping; absent until the first answer. */
  readonly roundTripMs: number | undefined;
  /** Bytes that were sent to it but have not left this machine, the waiting queue included. */
  readonly unsentBytes: number;
  /** Live frames that it was not sent because it was slow. */
  readonly droppedFrames: number;
  readonly state: Liveness;
}
