import { randomBytes } from 'node:crypto';
import type { Picture } from '#shared/brush/surface';
import type { Clock, TimerHandle } from '#shared/clock';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { authorOf } from './author.ts';
import { LoggedPicture } from './logged-item.ts';

/** What the hold asks of the document. */
export interface PictureLog {
  /** Takes the next place in the order. */
  reserve(): number;
  /** Stores a picture. */
  keep(picture: LoggedPicture): void;
}

/** One peer's turn: all of its pictures are one item, at the place where the turn began. */
interface Turn {
  readonly client: string;
  readonly id: string;
  readonly order: number;
  /** The peer never said `start`: the turn lasts as long as pictures come. */
  readonly unannounced: boolean;
  newest: LoggedPicture | undefined;
  /** The newest picture is in the store. */
  kept: boolean;
  /** Set from the peer's `end` on. */
  ending: TimerHandle;
}

/**
 * R19: the peer that last said `start` holds the picture until its `end` plus 2 s. While one peer holds it, the pictures of all
 * others are refused. What it drew is stored at its `end`, and whatever comes in the 2 s after that at once.
 */
export class PictureHold {
  readonly #log: PictureLog;
  readonly #clock: Clock;
  /** Peers that said `start` and no `end` since. */
  readonly #down = new Set<string>();
  #turn: Turn | undefined;
  /** The only picture that stays decoded although nobody may paint it. */
  #fresh: LoggedPicture | undefined;

  constructor(log: PictureLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Place of the picture that may still change. */
  get order(): number | undefined {
    return this.#turn?.order;
  }

  /** Whether the peer said `start` and no `end` since. */
  isDown(client: string): boolean {
    return this.#down.has(client);
  }

  /** `drawing:start`: takes the picture from whoever has it; the holder's own goes on where it is. */
  start(client: string): void {
    this.#down.add(client);
    if (this.#turn?.client === client && !this.#turn.unannounced) {
      this.#stay(this.#turn);
      return;
    }
    this.#finish();
    this.#turn = this.#begin(client, false);
  }

  /** Returns the item that the picture is, the same one all through a turn; `undefined` when somebody else holds the picture. */
  show(client: string, bytes: Uint8Array, picture: Picture): LoggedPicture | undefined {
    if (this.#turn && this.#turn.client !== client) return undefined;
    // A peer that was silent for so long that it counted as up has its pen down again.
    if (this.#down.has(client)) this.start(client);
    this.#turn ??= this.#begin(client, true);
    const turn = this.#turn;
    turn.newest = new LoggedPicture(
      { id: turn.id, order: turn.order, author: peerAuthor(client), layer: 0 },
      bytes,
      picture,
    );
    turn.kept = false;
    this.#fresh?.letGo();
    this.#fresh = turn.newest;
    if (turn.unannounced) this.#endSoon(turn);
    else if (turn.ending !== undefined) this.#keep(turn);
    return turn.newest;
  }

  /** `drawing:end`. */
  release(client: string): void {
    this.#down.delete(client);
    this.silence(client);
  }

  /** A pen that says nothing for so long counts as up (R7). */
  silence(client: string): void {
    const turn = this.#turn;
    if (turn?.client !== client || turn.ending !== undefined) return;
    this.#keep(turn);
    this.#endSoon(turn);
  }

  /** The peer is gone: nothing can follow. */
  vanish(client: string): void {
    this.#down.delete(client);
    if (this.#turn?.client === client) this.#finish();
  }

  close(): void {
    this.#finish();
  }

  #begin(client: string, unannounced: boolean): Turn {
    const id = `picture-${randomBytes(12).toString('base64url')}`;
    const order = this.#log.reserve();
    return { client, id, order, unannounced, newest: undefined, kept: false, ending: undefined };
  }

  #endSoon(turn: Turn): void {
    this.#stay(turn);
    turn.ending = this.#clock.setTimeout(() => this.#finish(), RELAY_LIMITS.pictureHoldMs);
  }

  #stay(turn: Turn): void {
    this.#clock.clearTimeout(turn.ending);
    turn.ending = undefined;
  }

  #keep(turn: Turn): void {
    if (!turn.newest || turn.kept) return;
    turn.kept = true;
    this.#log.keep(turn.newest);
  }

  #finish(): void {
    const turn = this.#turn;
    if (!turn) return;
    this.#stay(turn);
    this.#keep(turn);
    this.#turn = undefined;
  }
}

/** A peer has no token: its connection is its author, in the form that every item can carry. */
function peerAuthor(client: string): string {
  return authorOf(`peer:${client}`);
}
