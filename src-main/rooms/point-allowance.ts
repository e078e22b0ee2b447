import type { Clock } from '#shared/clock';
import { ARTIST_LIMITS } from '#shared/wire/artist-messages';

/**
 * A2: at most 60 messages with points a second, a second's worth at once: a network hands them over in bunches, and a hand
 * that rested may be followed by a burst.
 */
export class PointAllowance {
  readonly #clock: Clock;
  #left: number = ARTIST_LIMITS.pointMessagesPerSecond;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Whether one more message may pass. */
  take(): boolean {
    const most = ARTIST_LIMITS.pointMessagesPerSecond;
    const now = this.#clock.now();
    this.#left = Math.min(most, this.#left + ((now - this.#at) / 1000) * most);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
