import { onTestFinished } from 'vitest';
import type { Clock } from '#shared/clock';
import type { Stroke } from '#shared/document/stroke';
import type { Log } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { type ArtistBinaryIn, type ArtistTextIn, encodeArtistBinary } from '#shared/wire/artist-messages';
import { recordingLog } from '../../store/test-kit/recording-log.ts';
import { ArtistSession } from '../artist-session.ts';
import type { Room } from '../room.ts';
import { ArtistPage } from './artist-page.ts';
import { idOf } from './drawings.ts';

export interface VisitOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly page?: ArtistPage;
}

/** An artist's page and its session, joined by a wire that exists only here. */
export class Visitor {
  readonly page: ArtistPage;
  readonly session: ArtistSession;
  nonsense = 0;
  readonly #waiting: (string | Uint8Array)[] = [];

  constructor(
    room: Room,
    { clock = new ManualClock(), log = recordingLog(), page = new ArtistPage() }: VisitOptions = {},
  ) {
    this.page = page;
    this.session = new ArtistSession({
      room,
      link: page,
      clock,
      log,
      onNonsense: () => {
        this.nonsense += 1;
      },
    });
    page.resumed = () => this.#flush();
    onTestFinished(() => this.session.closed());
  }

  say(message: ArtistTextIn): void {
    this.#hand(JSON.stringify(message));
  }

  sayBinary(message: ArtistBinaryIn): void {
    this.#hand(encodeArtistBinary(message));
  }

  commit(name: string | number, stroke: Stroke): void {
    this.sayBinary({ kind: 'commit', id: idOf(name), layer: 0, stroke });
  }

  #hand(message: string | Uint8Array): void {
    this.#waiting.push(message);
    this.#flush();
  }

  #flush(): void {
    while (!this.page.paused) {
      const message = this.#waiting.shift();
      if (message === undefined) return;
      this.session.receive(message);
    }
  }
}

/** The secret of a device whose artist is called `name`. */
export function tokenOf(name: string): string {
  return `token-of-${name}`.padEnd(24, '.');
}

/** Joins a room and says hello. */
export function visit(room: Room, name: string, options: VisitOptions = {}): Visitor {
  const visitor = new Visitor(room, options);
  visitor.say({ type: 'hello', token: tokenOf(name), name });
  return visitor;
}
