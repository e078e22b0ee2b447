import type { Clock, TimerHandle } from './clock.ts';

/** A clock that stands still until it is told to go on; for tests. */
export class ManualClock implements Clock {
  #now = 0;
  #nextId = 1;
  readonly #wallStart: number;
  readonly #timers = new Map<number, { at: number; callback: () => void }>();

  constructor(wallStart = 1_700_000_000_000) {
    this.#wallStart = wallStart;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wallStart + this.#now;
  }

  setTimeout(callback: () => void, ms: number): TimerHandle {
    const id = this.#nextId++;
    this.#timers.set(id, { at: this.#now + Math.max(0, ms), callback });
    return id;
  }

  clearTimeout(handle: TimerHandle): void {
    if (typeof handle === 'number') this.#timers.delete(handle);
  }

  /** Timers that are set; a test asserts that a closed thing left none. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets `ms` pass; timers run in the order of their time, also those that are set on the way. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      let due: [number, { at: number; callback: () => void }] | undefined;
      for (const entry of this.#timers)
        if (entry[1].at <= end && (!due || entry[1].at < due[1].at)) due = entry;
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].callback();
    }
    this.#now = end;
  }
}
