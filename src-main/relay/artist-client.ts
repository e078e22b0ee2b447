import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import { ArtistSession } from '../rooms/artist-session.ts';
import type { ClientInfo } from './client-info.ts';
import type { Connection, ConnectionUser } from './connection.ts';
import type { RoomClient, RoomDoor } from './room-door.ts';

/** An artist's page at `/artist/CODE`: the artist protocol (A) carried by a WebSocket. */
export class ArtistClient implements ConnectionUser, RoomClient {
  /** The session decides by `bufferedBytes` what it sends; nothing is kept back here. */
  readonly waitingBytes = 0;
  readonly #connection: Connection;
  readonly #door: RoomDoor;
  readonly #session: ArtistSession;

  constructor(options: { connection: Connection; door: RoomDoor; clock: Clock; log: Log }) {
    const { connection, door, clock, log } = options;
    this.#connection = connection;
    this.#door = door;
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
    });
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

  wallChanged(state: WallState): void {
    this.#session.setWall(state);
  }

  info(): ClientInfo {
    return { ...this.#connection.facts, role: 'artist', name: this.#session.name ?? '', droppedFrames: 0 };
  }
}
