import type { Clock } from '#shared/clock';
import type { Obedience as ObedienceState, Panic } from '#shared/contract/state';
import { BLACK_SOURCE } from './black-frame.ts';
import { WRITE_OFF_AFTER_MS } from './in-flight.ts';

/**
 * Whether one display does what was asked of it, and since when. Of a new one nothing was asked yet, but to be dark. Times are epoch ms
 * unless they say otherwise.
 */
export class Obedience {
  readonly #clock: Clock;
  #state: ObedienceState;
  /** When that left which has to be shown. */
  #leftAtMs: number | undefined;
  /** What has to be shown is black. */
  #black: boolean;

  constructor(clock: Clock, asked: Panic) {
    this.#clock = clock;
    this.#black = asked === 'dark';
    this.#state = this.#asked(asked, asked !== 'dark');
  }

  get state(): ObedienceState {
    return this.#state;
  }

  /** `done`: the display does so already, nothing has to be sent for it. `black`: that is what it has to show. */
  ask(asked: Panic, done: boolean, black = asked === 'dark'): void {
    this.#leftAtMs = undefined;
    this.#black = black;
    this.#state = this.#asked(asked, done);
  }

  /** A frame of this source left for it. */
  left(source: string, atMs: number): void {
    if (this.#isAsked(source)) this.#leftAtMs ??= atMs;
  }

  /** A frame of this source is on the panel. `shownAt`: monotonic ms; `confirmed`: the display says so itself. */
  shown(source: string, shownAt: number, confirmed: boolean): void {
    if (!this.#isAsked(source)) return;
    const agoMs = this.#clock.now() - shownAt;
    this.#obeyed(this.#clock.wall() - agoMs, confirmed);
  }

  /** S6: of a display that is reached and says nothing, no more is known than that the frame left. */
  look(): void {
    const leftAtMs = this.#leftAtMs;
    if (leftAtMs === undefined || this.#state.obeyedAtMs !== undefined) return;
    if (this.#clock.wall() - leftAtMs >= WRITE_OFF_AFTER_MS) this.#obeyed(leftAtMs, false);
  }

  /** The display cannot be reached any more: what it never confirmed may not be so. */
  lost(): void {
    if (!this.#state.confirmed) this.restarted();
  }

  /** The display started anew and shows something else than what it was sent. */
  restarted(): void {
    const { asked, askedAtMs } = this.#state;
    this.#leftAtMs = undefined;
    this.#state = { asked, askedAtMs, confirmed: false };
  }

  #isAsked(source: string): boolean {
    return this.#state.obeyedAtMs === undefined && this.#black === (source === BLACK_SOURCE);
  }

  #obeyed(obeyedAtMs: number, confirmed: boolean): void {
    this.#state = { ...this.#state, obeyedAtMs, confirmed };
  }

  #asked(asked: Panic, done: boolean): ObedienceState {
    const now = this.#clock.wall();
    return { asked, askedAtMs: now, ...(done && { obeyedAtMs: now }), confirmed: done };
  }
}
