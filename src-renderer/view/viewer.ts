import type { Clock } from '#shared/clock';
import { CLOSE, mayRetryAfter } from '#shared/wire/close-codes';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import type { JoinWishes } from '#shared/wire/relay-messages';
import type { ArtistLink, OpenArtistLink } from '../draw/artist-link.ts';
import { type Joined, readJoined } from './joined-message.ts';
import type { ViewWishes } from './view-wishes.ts';

/** How often silence is looked at. */
const TICK_MS = 1_000;
/** Close code of a link that was given up by this page because nothing came any more. */
const SILENT = 1006;
/**
 * A screen on a wall has no keyboard: should the operator take the PIN away again, it comes back by itself. The same wrong PIN
 * counts once (R18), so asking now and then harms nobody.
 */
const ASK_AGAIN_MS = 30_000;
const JPEG_FIRST_BYTE = 0xff;

/** How the page stands with its room; `code` as in R4. */
export type ViewState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'joined' }
  /** It tries again by itself. */
  | { readonly kind: 'offline'; readonly code: number }
  | { readonly kind: 'refused'; readonly code: number };

export interface ViewerOptions {
  readonly wishes: ViewWishes;
  readonly openLink: OpenArtistLink;
  /** Told before the first picture, and again whenever the relay repeats itself. */
  readonly onJoined: (joined: Joined) => void;
  readonly onPicture: (bytes: Uint8Array) => void;
  readonly onState: (state: ViewState) => void;
  readonly clock: Clock;
}

/** The viewer's side of protocol R: joins, receives pictures, and notices a line that has died without a word. */
export class Viewer {
  readonly #options: ViewerOptions;
  #link: ArtistLink | undefined;
  /** Monotonic ms. `askedAt`: when the relay was asked for a sign of life and has given none since. */
  #heardAt = 0;
  #askedAt: number | undefined;
  #open = false;
  /** Live pictures that came by this link (R24). */
  #taken = 0;

  constructor(options: ViewerOptions) {
    this.#options = options;
  }

  /** Connects, and from then on stays connected as long as the relay wants it: as long as the page is open. */
  start(): void {
    this.#options.onState({ kind: 'connecting' });
    this.#link = this.#options.openLink({
      opened: () => this.#opened(),
      received: message => this.#received(message),
      closed: code => this.#closed(code),
    });
    this.#tick();
  }

  #opened(): void {
    this.#open = true;
    this.#taken = 0;
    this.#join();
  }

  /** Everything in one message instead of the address: its answer comes before the first picture and tells the paper (R1). */
  #join(): void {
    const { room, show, key } = this.#options.wishes;
    const join = {
      type: 'join',
      room,
      role: 'viewer',
      show,
      images: 'binary',
      fps: RELAY_LIMITS.liveFpsMax,
      acks: true,
      ...(key !== undefined && { key }),
    } as const satisfies JoinWishes & { type: 'join' };
    this.#askedAt = this.#options.clock.now();
    this.#link?.send(JSON.stringify(join));
  }

  #received(message: string | Uint8Array): void {
    this.#heardAt = this.#options.clock.now();
    this.#askedAt = undefined;
    if (typeof message !== 'string') {
      if (this.#isLive(message)) this.#acknowledge();
      this.#options.onPicture(message);
      return;
    }
    const joined = readJoined(message);
    if (!joined) return;
    this.#options.onJoined(joined);
    this.#options.onState({ kind: 'joined' });
  }

  /** Every picture of a program is live; of a canvas, those that are no final (R6). */
  #isLive(picture: Uint8Array): boolean {
    return this.#options.wishes.show === 'program' || picture[0] === JPEG_FIRST_BYTE;
  }

  #acknowledge(): void {
    this.#taken += 1;
    this.#link?.send(JSON.stringify({ type: 'ack', n: this.#taken }));
  }

  #closed(code: number): void {
    this.#open = false;
    this.#options.onState({ kind: mayRetryAfter(code) ? 'offline' : 'refused', code });
    if (code !== CLOSE.unauthorised) return;
    this.#options.clock.setTimeout(() => {
      if (!this.#open) this.#link?.restart();
    }, ASK_AGAIN_MS);
  }

  /**
   * A browser does not tell its page of pings, so after 5 s of quiet the page asks: a `join` that repeats changes nothing and is answered
   * (R1). Timers of a page that nobody sees may be a minute apart: only what stays unanswered after it was asked counts as dead.
   */
  #tick(): void {
    const { clock } = this.#options;
    clock.setTimeout(() => this.#tick(), TICK_MS);
    if (!this.#open) return;
    const { staleAfterMs, deadAfterMs } = RELAY_LIMITS;
    const now = clock.now();
    if (this.#askedAt === undefined) {
      if (now - this.#heardAt >= staleAfterMs) this.#join();
    } else if (now - this.#askedAt >= deadAfterMs - staleAfterMs) {
      this.#closed(SILENT);
      this.#link?.restart();
    }
  }
}
