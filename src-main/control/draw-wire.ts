import { CLOSE } from '#shared/wire/close-codes';
import type { Connection, ConnectionUser } from '../relay/connection.ts';
import type { ArtistFacts } from '../rooms/artist-link.ts';
import type { ArtistLink, ArtistSession } from '../rooms/artist-session.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** The operator's own artist over one connection: the artist protocol (A), without a PIN. */
export class DrawWire implements ConnectionUser {
  /** The session decides by `bufferedBytes` what it sends; nothing is kept back here. */
  readonly waitingBytes = 0;
  readonly #engine: OperatorPorts;
  #session: ArtistSession | undefined;

  /** 4404 when there is no such room. */
  constructor(connection: Connection, engine: OperatorPorts, room: string) {
    this.#engine = engine;
    const link: ArtistLink = {
      send: message => connection.send({ bytes: message, binary: typeof message !== 'string' }),
      bufferedBytes: () => connection.unsentBytes,
      close: (code, reason) => connection.close(code, reason),
      reading: connection,
    };
    this.#session = engine.openArtist(room, link, () => factsOf(connection));
    if (!this.#session) connection.close(CLOSE.noSuchRoom, 'there is no such room');
  }

  message(data: Buffer, binary: boolean): void {
    this.#session?.receive(binary ? data : data.toString('utf8'));
  }

  closed(): void {
    const session = this.#session;
    this.#session = undefined;
    if (session) this.#engine.closeArtist(session);
  }
}

function factsOf({ facts }: Connection): ReturnType<ArtistFacts> {
  const { address, liveness, roundTripMs } = facts;
  return { address, liveness, ...(roundTripMs !== undefined && { roundTripMs }) };
}
