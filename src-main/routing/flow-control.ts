import type { Clock, TimerHandle } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import type { StreamTarget } from '../displays/stream-target.ts';
import { InFlight, type Settled, WRITE_OFF_AFTER_MS } from './in-flight.ts';
import { SlowWatch } from './slow-watch.ts';

/** S5's default ring. A display with a deeper one would only show older pictures for it. */
const IN_FLIGHT_MAX = 3;

export interface FlowListener {
  /** S6: so many frames were written off. */
  writtenOff(frames: number): void;
  /** A frame may be sent that could not before. */
  free(): void;
}

/**
 * S6: how much may be on its way to a display, by its acknowledgements, and whether that makes it slow. A display that does not
 * acknowledge is never full here; what its socket does not take is seen by the sender.
 */
export class FlowControl<T> {
  #target: StreamTarget;
  readonly #clock: Clock;
  readonly #listener: FlowListener;
  readonly #slow: SlowWatch;
  #inFlight: InFlight<T>;
  #acknowledgedAt = Number.NEGATIVE_INFINITY;
  /** Frames are written off and nothing has been acknowledged meanwhile. */
  #mute = false;
  #timer: TimerHandle;

  constructor(options: { target: StreamTarget; clock: Clock; listener: FlowListener }) {
    this.#target = options.target;
    this.#clock = options.clock;
    this.#listener = options.listener;
    this.#slow = new SlowWatch(options.clock);
    this.#inFlight = this.#empty();
  }

  /** The display says another ring; what is under way stays so. */
  follow(target: StreamTarget): void {
    this.#target = target;
    this.#inFlight.limit = limitOf(target);
  }

  get full(): boolean {
    return this.#inFlight.full;
  }

  /** Since when (epoch ms) and why; `undefined` while the display keeps up. */
  get slow(): SlowWatch['slow'] {
    return this.#slow.slow;
  }

  /** When the display last stopped being slow, epoch ms; 0 if it never was. */
  get calmSince(): number {
    return this.#slow.calmSince;
  }

  sent(frame: T, sentAt: number): void {
    if (!this.#target.acknowledges) return;
    this.#inFlight.add(frame, sentAt);
    this.#watch();
  }

  /** The display shows frame `n` of this connection; `undefined` when that one is not under way (any more). */
  shown(n: number): Settled<T> | undefined {
    this.#acknowledgedAt = this.#clock.now();
    this.#mute = false;
    return this.#inFlight.settle(n);
  }

  /** A frame gave way to a newer one because the display was not ready. */
  skipped(): void {
    this.#slow.skipped(this.#why());
  }

  /** A connection is over or begins; returns how many frames were under way. */
  reset(): number {
    const lost = this.#inFlight.size;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#slow.reset();
    this.#inFlight = this.#empty();
    this.#acknowledgedAt = Number.NEGATIVE_INFINITY;
    this.#mute = false;
    return lost;
  }

  /** One timer for as long as anything is under way: most frames are acknowledged long before it looks. */
  #watch(): void {
    const expiresAt = this.#inFlight.expiresAt;
    if (this.#timer !== undefined || expiresAt === undefined) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = undefined;
      this.#expire();
    }, expiresAt - this.#clock.now());
  }

  #expire(): void {
    const frames = this.#inFlight.expire(this.#clock.now());
    this.#watch();
    if (frames === 0) return;
    this.#mute = this.#clock.now() - this.#acknowledgedAt >= WRITE_OFF_AFTER_MS;
    this.#slow.writtenOff(this.#why());
    this.#listener.writtenOff(frames);
    this.#listener.free();
  }

  #why(): Why {
    return { code: this.#mute ? 'no-acknowledgement' : 'falling-behind', detail: '' };
  }

  #empty(): InFlight<T> {
    return new InFlight(limitOf(this.#target));
  }
}

function limitOf({ ring }: StreamTarget): number {
  return Math.min(IN_FLIGHT_MAX, ring);
}
