import type { Clock, TimerHandle } from '#shared/clock';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import type { ArtistLink } from './artist-link.ts';
import type { Message } from './encode-text.ts';

export interface ArtistOutboxOptions {
  readonly link: Pick<ArtistLink, 'send' | 'bufferedBytes'>;
  readonly clock: Clock;
  /** The artist's link is so slow that what waits for it has outgrown `RELAY_LIMITS.orderedBytes`. */
  readonly onOverflow: () => void;
}

interface Waiting {
  readonly message: Message;
  /** An answer to the artist: no later state of the document makes it needless. */
  readonly lasting: boolean;
}

/** With no more than this unsent, a beat is at most half a second late on a link of 1 Mbit/s. */
const LOW_BYTES = 64 * 1024;
/** How often a link that was full is looked at again; a link has no sign for "empty". */
const LOOK_EVERY_MS = 20;

/**
 * What waits for one artist, in order. It hands a message to the link only while the link has little unsent, so that a beat,
 * which goes past it, is never behind megabytes (A6), and so that what became needless can still be taken back.
 */
export class ArtistOutbox {
  readonly #options: ArtistOutboxOptions;
  /** The catch-up, made piece by piece as the link takes it; goes before everything that waits. */
  #head: Iterator<Message> | undefined;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #held = false;
  #timer: TimerHandle;

  constructor(options: ArtistOutboxOptions) {
    this.#options = options;
  }

  /** Nothing waits here, and nothing is unsent in the link. */
  get idle(): boolean {
    return (
      !this.#held && !this.#head && this.#waiting.length === 0 && this.#options.link.bufferedBytes() === 0
    );
  }

  push(message: Message, options: { lasting: boolean } = { lasting: false }): void {
    this.#waiting.push({ message, lasting: options.lasting });
    this.#bytes += message.length;
    if (this.#bytes > RELAY_LIMITS.orderedBytes) this.#options.onOverflow();
    else this.#pump();
  }

  /** Forgets what a fresh catch-up makes needless, and keeps what comes from now on until `start`. */
  hold(): void {
    this.#held = true;
    this.#head = undefined;
    this.#waiting = this.#waiting.filter(({ lasting }) => lasting);
    this.#bytes = this.#waiting.reduce((sum, { message }) => sum + message.length, 0);
  }

  /** Sends `head`, then what was kept since `hold`. */
  start(head: Iterable<Message>): void {
    this.#held = false;
    this.#head = head[Symbol.iterator]();
    this.#pump();
  }

  close(): void {
    this.hold();
    this.#waiting = [];
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #pump(): void {
    const { link, clock } = this.#options;
    while (!this.#held && link.bufferedBytes() < LOW_BYTES) {
      const message = this.#next();
      if (message === undefined) return;
      link.send(message);
    }
    if (this.#held || this.#timer !== undefined) return;
    this.#timer = clock.setTimeout(() => {
      this.#timer = undefined;
      this.#pump();
    }, LOOK_EVERY_MS);
  }

  #next(): Message | undefined {
    const piece = this.#head?.next();
    if (piece && piece.done !== true) return piece.value;
    this.#head = undefined;
    const waiting = this.#waiting.shift();
    this.#bytes -= waiting?.message.length ?? 0;
    return waiting?.message;
  }
}
