import type { RelayLimits } from './limits.ts';

type Limits = Pick<RelayLimits, 'liveUnacknowledgedMax' | 'liveWrittenOffMs'>;

/**
 * R24: how many live pictures are on their way to a client that acknowledges them. What the socket has taken may still lie for
 * seconds in buffers between here and a slow network; by this a client is never further behind than two pictures.
 */
export class LiveWindow {
  readonly #limits: Limits;
  /** When each picture left that is not acknowledged, monotonic ms, oldest first. */
  #inFlight: number[] = [];
  #sent = 0;
  #acknowledges = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether the client acknowledges; of one that does not, nothing is known and nothing waited for. */
  set acknowledges(acknowledges: boolean) {
    this.#acknowledges = acknowledges;
    if (!acknowledges) this.#inFlight = [];
  }

  /** Ms until the next picture may go at `now`; 0 when it may go now. What stays unacknowledged for too long is written off. */
  waitMs(now: number): number {
    const lost = now - this.#limits.liveWrittenOffMs;
    this.#inFlight = this.#inFlight.filter(sentAt => sentAt > lost);
    const [oldest] = this.#inFlight;
    return oldest === undefined || this.#inFlight.length < this.#limits.liveUnacknowledgedMax
      ? 0
      : oldest - lost;
  }

  sent(now: number): void {
    this.#sent += 1;
    if (this.#acknowledges) this.#inFlight.push(now);
  }

  /** The client has taken `count` live pictures since it connected. */
  acknowledged(count: number): void {
    const still = Math.max(0, this.#sent - count);
    if (still < this.#inFlight.length) this.#inFlight = this.#inFlight.slice(this.#inFlight.length - still);
  }
}
