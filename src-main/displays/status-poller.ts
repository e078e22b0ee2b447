import type { Clock, TimerHandle } from '#shared/clock';
import type { DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import type { LiveDriver } from './live-driver.ts';
import { DisplayError } from './why.ts';

/** The firmware serves one request at a time: often enough for a health that turns stale at 5 s, rarely enough not to disturb. */
const EVERY_MS = 2_000;
/** Displays that become known together are not all asked in the same millisecond, now or later; and nobody waits for a picture. */
const START_WITHIN_MS = 250;

export interface PollListener {
  /** `stats` is absent when the display has none or would not say. */
  answered(status: DisplayStatus, stats: NetworkStats | undefined): void;
  failed(error: DisplayError): void;
}

/** Asks one display how it is, for as long as it is known. */
export class StatusPoller {
  readonly #driver: LiveDriver;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listener: PollListener;
  #timer: TimerHandle;
  #stopped = false;

  constructor(options: {
    driver: LiveDriver;
    clock: Clock;
    /** 0–1, as `Math.random`. */
    random: () => number;
    listener: PollListener;
  }) {
    this.#driver = options.driver;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#listener = options.listener;
  }

  start(): void {
    this.#arm(this.#random() * START_WITHIN_MS);
  }

  /** Nothing is reported any more. */
  stop(): void {
    this.#stopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  #arm(ms: number): void {
    this.#timer = this.#clock.setTimeout(() => void this.#poll(), ms);
  }

  async #poll(): Promise<void> {
    const startedAt = this.#clock.now();
    const told = await this.#ask();
    if (this.#stopped) return;
    told();
    this.#arm(Math.max(0, startedAt + EVERY_MS - this.#clock.now()));
  }

  async #ask(): Promise<() => void> {
    try {
      const status = await this.#driver.status();
      const stats = status.live && (await this.#statsIfTold());
      return () => this.#listener.answered(status, stats);
    } catch (error) {
      return () => this.#listener.failed(asDisplayError(error, this.#driver.address));
    }
  }

  async #statsIfTold(): Promise<NetworkStats | undefined> {
    try {
      return await this.#driver.networkStats();
    } catch (error) {
      // A display that answers its status lives, whatever becomes of its counters.
      if (error instanceof DisplayError) return undefined;
      throw error;
    }
  }
}

function asDisplayError(error: unknown, address: string): DisplayError {
  if (error instanceof DisplayError) return error;
  return new DisplayError(address, { code: 'bad-reply', detail: String(error) });
}
