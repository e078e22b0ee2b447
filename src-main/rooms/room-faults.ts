import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { StoreError } from '../store/store-error.ts';

/** A full disk fails at every command of every artist; the log must not fill it further. */
const TELL_EVERY_MS = 60_000;

/** Tells the operator what goes wrong in a room. */
export class RoomFaults {
  readonly #room: string;
  readonly #clock: Clock;
  readonly #log: Log;
  #unkeptToldAt = Number.NEGATIVE_INFINITY;

  constructor(options: { room: string; clock: Clock; log: Log }) {
    this.#room = options.room;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  tell(sentence: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#log.error('room', sentence, { room: this.#room, why });
  }

  /** For what goes on even if it cannot be stored. */
  attempt(sentence: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.tell(sentence, error);
    }
  }

  /** Tells why nothing is kept, once in a while: artists try again and again (A5). Throws what `command` throws. */
  watch<T>(command: () => T): T {
    try {
      return command();
    } catch (error) {
      const now = this.#clock.now();
      if (error instanceof StoreError && now - this.#unkeptToldAt >= TELL_EVERY_MS) {
        this.#unkeptToldAt = now;
        this.tell('What is drawn cannot be kept; it waits on the artists’ devices.', error);
      }
      throw error;
    }
  }
}
