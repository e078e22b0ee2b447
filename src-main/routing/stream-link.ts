import type { Clock, TimerHandle } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import { countFailure, retryDelayMs } from './retry-policy.ts';
import { StreamConnection } from './stream-connection.ts';

/** Times are epoch ms. `retrying` lasts from the first failure until the stream is open again, attempts included. */
export type LinkState =
  | { readonly kind: 'connecting'; readonly since: number }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'retrying'; readonly since: number; readonly retryAt: number; readonly why: Why };

export interface LinkListener {
  opened(): void;
  heard(): void;
  text(message: string): void;
  /** The operating system has all of a frame that was sent. */
  taken(): void;
  /** An open connection is gone, or an attempt failed; the next attempt is set already. */
  lost(why: Why): void;
}

/** Keeps a stream to one display open: a connection, and another one whenever the policy says so, until `close()`. */
export class StreamLink {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listener: LinkListener;
  #state: LinkState;
  #attempt: StreamConnection | undefined;
  #timer: TimerHandle;
  #failures = 0;
  #openedAt = 0;

  constructor(options: { url: string; clock: Clock; random: () => number; listener: LinkListener }) {
    this.#url = options.url;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#listener = options.listener;
    this.#state = { kind: 'connecting', since: this.#clock.wall() };
  }

  get state(): LinkState {
    return this.#state;
  }

  /** The connection, while it is open. */
  get connection(): StreamConnection | undefined {
    return this.#state.kind === 'open' ? this.#attempt : undefined;
  }

  open(): void {
    this.#attempt = new StreamConnection({
      url: this.#url,
      clock: this.#clock,
      listener: {
        opened: () => this.#opened(),
        heard: () => this.#listener.heard(),
        text: message => this.#listener.text(message),
        taken: () => this.#listener.taken(),
        closed: why => this.#lost(why),
      },
    });
  }

  /** The listener hears nothing any more. */
  close(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#attempt?.close();
    this.#attempt = undefined;
  }

  #opened(): void {
    this.#openedAt = this.#clock.now();
    this.#state = { kind: 'open', since: this.#clock.wall() };
    this.#listener.opened();
  }

  #lost(why: Why): void {
    const before = this.#state;
    const livedMs = before.kind === 'open' ? this.#clock.now() - this.#openedAt : 0;
    this.#failures = countFailure(this.#failures, livedMs);
    const delayMs = retryDelayMs({ why, failures: this.#failures }, this.#random());
    const now = this.#clock.wall();
    const since = before.kind === 'retrying' ? before.since : now;
    this.#state = { kind: 'retrying', since, retryAt: now + delayMs, why };
    this.#attempt = undefined;
    this.#timer = this.#clock.setTimeout(() => this.open(), delayMs);
    this.#listener.lost(why);
  }
}
