import type { Clock, TimerHandle } from '#shared/clock';
import { STROKE_POINTS_MAX } from '#shared/document/stroke';
import { ARTIST_LIMITS } from '#shared/wire/artist-messages';
import { Allowance } from './allowance.ts';
import type { ArtistLink } from './artist-link.ts';

/** Above what the fastest pen tells, live and once more in its commit (1,000 a second each); a fraction of what can be painted. */
const POINTS_PER_SECOND = 3_000;
/** Three of the longest strokes, or an hour's drawing that comes back from a device that was offline. */
const POINTS_AT_ONCE = 3 * STROKE_POINTS_MAX;

/**
 * A2, A5: how fast one artist's points are taken; whatever they are, they are painted on the thread that also carries the
 * panic key. Too many live points are dropped. A finished stroke never is: the link is not read until its points are
 * paid for, so that everything waits at the artist's side, in order. A link that cannot pause is the operator's own: no pace.
 */
export class DrawingPace {
  readonly #clock: Clock;
  readonly #reading: ArtistLink['reading'];
  readonly #messages: Allowance;
  readonly #points: Allowance;
  #timer: TimerHandle;

  constructor(clock: Clock, reading: ArtistLink['reading']) {
    this.#clock = clock;
    this.#reading = reading;
    // A second's worth at once: a network hands messages over in bunches, and a hand that rested may be followed by a burst.
    const perSecond = ARTIST_LIMITS.pointMessagesPerSecond;
    this.#messages = new Allowance({ clock, perSecond, burst: perSecond });
    this.#points = new Allowance({ clock, perSecond: POINTS_PER_SECOND, burst: POINTS_AT_ONCE });
  }

  /** Whether one more message with this many live points may pass. */
  takeLive(points: number): boolean {
    return this.#messages.take() && (this.#reading === undefined || this.#points.take(points));
  }

  /** A finished stroke of this many points was taken. */
  committed(points: number): void {
    if (!this.#reading) return;
    this.#points.spend(points);
    if (this.#timer !== undefined || this.#points.owedMs === 0) return;
    this.#reading.pause();
    this.#goOnLater();
  }

  /** Lets the link be read, and holds no timer any more. */
  close(): void {
    if (this.#timer === undefined) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading?.resume();
  }

  #goOnLater(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = undefined;
      // What had been read already when the link was paused may have come since.
      if (this.#points.owedMs > 0) this.#goOnLater();
      else this.#reading?.resume();
    }, this.#points.owedMs);
  }
}
