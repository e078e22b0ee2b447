import type { Clock } from '#shared/clock';
import type { Person } from '#shared/contract/room';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import type { ArtistFacts } from '../rooms/artist-link.ts';
import { type ArtistLink, ArtistSession } from '../rooms/artist-session.ts';
import type { Room } from '../rooms/room.ts';

interface OwnArtist {
  readonly room: Room;
  readonly link: ArtistLink;
  /** Epoch ms. */
  readonly since: number;
  readonly facts: ArtistFacts;
}

/** The window is on this machine, and is there as long as its port is. */
const HERE: ArtistFacts = () => ({ address: '', liveness: 'live' });

/** Artists who do not come through the relay's door: the desktop window and the operator's pages. */
export class OwnArtists {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #artists = new Map<ArtistSession, OwnArtist>();

  constructor(options: { clock: Clock; log: Log }) {
    this.#clock = options.clock;
    this.#log = options.log;
  }

  open(
    room: Room,
    link: ArtistLink,
    { wall, facts = HERE }: { wall: WallState; facts?: ArtistFacts | undefined },
  ): ArtistSession {
    const session = new ArtistSession({ room, link, clock: this.#clock, log: this.#log });
    this.#artists.set(session, { room, link, since: this.#clock.wall(), facts });
    session.setWall(wall);
    return session;
  }

  /** Its link is gone. Harmless to repeat. */
  closed(session: ArtistSession): void {
    this.#artists.delete(session);
    session.closed();
  }

  setWall(room: Room, state: WallState): void {
    for (const [session, artist] of this.#artists) if (artist.room === room) session.setWall(state);
  }

  people(room: Room): Person[] {
    return [...this.#artists]
      .filter(([, artist]) => artist.room === room)
      .map(([session, { link, since, facts }]) => ({
        ...facts(),
        client: session.client,
        role: 'operator' as const,
        name: session.name ?? '',
        since,
        unsentBytes: link.bufferedBytes(),
        droppedFrames: 0,
      }));
  }

  /** R4: ends the one that is called `client`; false when there is none in this room. */
  sendAway(room: Room, client: string, close: { code: number; reason: string }): boolean {
    for (const [session, artist] of this.#artists) {
      if (artist.room !== room || session.client !== client) continue;
      this.closed(session);
      artist.link.close(close.code, close.reason);
      return true;
    }
    return false;
  }

  close(): void {
    for (const session of this.#artists.keys()) this.closed(session);
  }
}
