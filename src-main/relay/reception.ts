import type { WebSocket } from 'ws';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { CLOSE } from '#shared/wire/close-codes';
import type { Admission } from './admission.ts';
import { ArtistClient } from './artist-client.ts';
import { Connection } from './connection.ts';
import type { Handshake } from './handshake.ts';
import type { RelayLimits } from './limits.ts';
import type { Lobby } from './lobby.ts';
import { PictureSession } from './picture-session.ts';

export interface ReceptionOptions {
  readonly admission: Admission;
  readonly lobby: Lobby;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** The two ends of a connection: the client's address, and the one of this machine that it came to. */
export interface Whence {
  readonly address: string;
  readonly localAddress: string;
}

/** R14: what is full. */
const FULL = {
  'relay-full': 'the relay is full',
  'address-full': 'too many connections from this address',
} as const;

/** Every open WebSocket: counts it (R14), hands it to who understands it, and sees it off. */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #connections = new Set<Connection>();
  /** Finals of clients that are gone, on their way to the room. */
  readonly #settling = new Set<Promise<void>>();

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  receive(socket: WebSocket, from: Whence, handshake: Handshake): void {
    const { admission } = this.#options;
    const { address } = from;
    const entered = admission.enter(address);
    const connection: Connection = new Connection({
      ...this.#options,
      ...from,
      socket,
      onGone: () => {
        this.#connections.delete(connection);
        if (entered === 'entered') admission.leave(address);
      },
    });
    this.#connections.add(connection);
    if (entered === 'entered') this.#introduce(connection, handshake);
    else this.#turnAway(connection, handshake, FULL[entered]);
  }

  /** R11; to be called a few times a second. */
  beat(): void {
    for (const connection of this.#connections) connection.beat();
  }

  /** R4: tells everybody that it is over; who has not gone after `withinMs` is cut off. */
  sendAway(withinMs: number): void {
    this.#end(() => true, 'the relay is stopping', withinMs);
  }

  /** R4: the same for those who came in by an address that is not accepted any more. */
  sendAwayUnless(accepts: (localAddress: string) => boolean, withinMs: number): void {
    const reason = 'the relay is not seen in this network any more';
    this.#end(({ localAddress }) => !accepts(localAddress), reason, withinMs);
  }

  #end(whom: (connection: Connection) => boolean, reason: string, withinMs: number): void {
    const leaving = [...this.#connections].filter(whom);
    for (const connection of leaving) connection.close(CLOSE.stopping, reason, withinMs);
  }

  /** Settles when every final that came in whole is in its room. */
  async settled(): Promise<void> {
    await Promise.all(this.#settling);
  }

  /** R14. */
  #turnAway(connection: Connection, handshake: Handshake, reason: string): void {
    if (handshake.kind === 'picture' && handshake.wishes.role === 'touchdesigner' && handshake.room) {
      const { name = '' } = handshake.wishes;
      const { address } = connection;
      this.#options.lobby.refused(handshake.room.code, { name, address, code: CLOSE.full });
    }
    connection.close(CLOSE.full, reason);
  }

  #introduce(connection: Connection, handshake: Handshake): void {
    switch (handshake.kind) {
      case 'malformed':
        connection.close(CLOSE.malformed, handshake.reason);
        return;
      case 'artist':
        this.#introduceArtist(connection, handshake.room);
        return;
      case 'picture':
        new PictureSession({
          ...this.#options,
          connection,
          onSettling: settled => this.#settle(settled),
        }).arrive(handshake.room, handshake.wishes);
        return;
      default:
        handshake satisfies never;
    }
  }

  #introduceArtist(connection: Connection, room: string): void {
    const found = this.#options.lobby.find(room, connection.address);
    if (found.kind === 'refusal') connection.close(found.code, found.reason);
    else new ArtistClient({ ...this.#options, connection, door: found.door }).arrive();
  }

  #settle(settled: Promise<void>): void {
    this.#settling.add(settled);
    void settled.finally(() => this.#settling.delete(settled));
  }
}
