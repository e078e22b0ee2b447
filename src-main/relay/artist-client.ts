import type { Clock } from '#shared/clock';
import type { Person } from '#shared/contract/room';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import { type ArtistHello, type ArtistRefusal, ArtistSession } from '../rooms/artist-session.ts';
import type { Connection, ConnectionUser } from './connection.ts';
import type { Lobby } from './lobby.ts';
import type { RoomClient, RoomDoor } from './room-door.ts';

export interface ArtistClientOptions {
  readonly connection: Connection;
  readonly door: RoomDoor;
  readonly lobby: Lobby;
  readonly clock: Clock;
  readonly log: Log;
}

/** An artist's page at `/artist/CODE`: the artist protocol (A) carried by a WebSocket. */
export class ArtistClient implements ConnectionUser, RoomClient {
  /** The session decides by `bufferedBytes` what it sends; nothing is kept back here. */
  readonly waitingBytes = 0;
  readonly #connection: Connection;
  readonly #door: RoomDoor;
  readonly #lobby: Lobby;
  readonly #session: ArtistSession;

  constructor({ connection, door, lobby, clock, log }: ArtistClientOptions) {
    this.#connection = connection;
    this.#door = door;
    this.#lobby = lobby;
    this.#session = new ArtistSession({
      room: door.room,
      clock,
      log,
      link: {
        send: message => connection.send({ bytes: message, binary: typeof message !== 'string' }),
        bufferedBytes: () => connection.unsentBytes,
        close: (code, reason) => connection.close(code, reason),
        reading: connection,
      },
      onNonsense: () => connection.nonsense('a message that is none of the artist protocol'),
      refuses: hello => this.#refuses(hello),
    });
  }

  get client(): string {
    return this.#connection.id;
  }

  get author(): string | undefined {
    return this.#session.author;
  }

  arrive(): void {
    this.#connection.serve(this);
    this.#door.enter(this);
  }

  message(data: Buffer, binary: boolean): void {
    this.#session.receive(binary ? data : data.toString('utf8'));
  }

  closed(): void {
    this.#door.leave(this);
    this.#session.closed();
  }

  sendAway(code: number, reason: string): void {
    this.#connection.close(code, reason);
  }

  wallChanged(state: WallState): void {
    this.#session.setWall(state);
  }

  person(): Person | undefined {
    const { author, name = '' } = this.#session;
    if (author === undefined) return undefined;
    const items = this.#door.room.itemsOf(author);
    return { ...this.#connection.facts, role: 'artist', name, author, items, droppedFrames: 0 };
  }

  #refuses({ author, key }: ArtistHello): ArtistRefusal | undefined {
    const { room } = this.#door;
    if (room.blocks(author)) return { code: CLOSE.removed, reason: 'removed by the operator' };
    return this.#lobby.refusesKey(room, key, this.#connection.address);
  }
}
