import type { RelayLimits } from './limits.ts';

/**
 * R1: at most `fps` live frames a second for one client. It keeps the average by a schedule, so that a late timer is made
 * up for, but never lets two frames come closer than the floor: the seed's script drops what comes within 80 ms.
 */
export class LivePacing {
  readonly fps: number;
  readonly #intervalMs: number;
  readonly #floorMs: number;
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(fps: number, limits: Pick<RelayLimits, 'liveFpsDefault' | 'liveIntervalFloorMs'>) {
    this.fps = fps;
    this.#intervalMs = 1000 / fps;
    // The floor of the default rate, in proportion for every other one.
    this.#floorMs = (limits.liveIntervalFloorMs * limits.liveFpsDefault) / fps;
  }

  /** Ms until the next frame may go at `now` (monotonic ms); 0 when it may go now. */
  waitMs(now: number): number {
    return Math.max(0, this.#dueAt - now);
  }

  sent(now: number): void {
    const onTime = now - this.#dueAt < this.#intervalMs ? this.#dueAt : now;
    this.#dueAt = Math.max(onTime + this.#intervalMs, now + this.#floorMs);
  }
}
