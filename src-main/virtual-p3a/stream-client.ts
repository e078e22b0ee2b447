import type { WebSocket } from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { StreamShown, StreamStats, StreamTouch } from '#shared/wire/stream-back-channel';
import type { Faults } from './faults.ts';
import type { StreamMessage } from './stream-pipeline.ts';

/** A client that sends and never reads gets no more text than this; the connection itself stays. */
const UNREAD_LIMIT_BYTES = 64 * 1024;

export interface StreamClientParts {
  readonly socket: WebSocket;
  readonly address: string;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly receive: (message: StreamMessage) => void;
  readonly stats: () => Omit<StreamStats, 'rssi'>;
  /** The connection has ended or was silent for too long. */
  readonly onGone: () => void;
}

/** The one connection that holds the slot (S7): counts its messages, pings it, tells it what S6 says. */
export class StreamClient {
  readonly address: string;
  readonly #parts: StreamClientParts;
  #heardAt: number;
  #messages = 0;
  #left = false;
  #pingTimer: TimerHandle;
  #statsTimer: TimerHandle;
  #silenceTimer: TimerHandle;

  constructor(parts: StreamClientParts) {
    this.#parts = parts;
    this.address = parts.address;
    this.#heardAt = parts.clock.now();
    this.#listen();
    this.#pingLater();
    this.#statsLater();
    this.#watchSilence(DISPLAY_LIMITS.silentAfterMs);
  }

  /** Ends the connection; `onGone` is not called. */
  close(code: number, reason: string): void {
    this.#leave();
    this.#parts.socket.close(code, reason);
  }

  /** S6: a finger on the panel. */
  touch(payload: StreamTouch['payload']): void {
    this.#tell({ type: 'touch', payload } satisfies StreamTouch);
  }

  #listen(): void {
    const { socket, receive, faults } = this.#parts;
    socket.on('message', (data, isBinary) => {
      this.#heard();
      if (this.#left || !isBinary || !Buffer.isBuffer(data)) return;
      this.#messages += 1;
      receive({ bytes: data, n: this.#messages, acknowledge: shown => this.#acknowledge(shown) });
    });
    socket.on('ping', data => {
      this.#heard();
      if (!faults.silent) socket.pong(data);
    });
    socket.on('pong', () => this.#heard());
    socket.once('close', () => this.#gone());
  }

  /** The slot is no longer its own: nothing that may still come counts. */
  #leave(): void {
    this.#left = true;
    for (const timer of [this.#pingTimer, this.#statsTimer, this.#silenceTimer]) {
      this.#parts.clock.clearTimeout(timer);
    }
  }

  #gone(): void {
    if (this.#left) return;
    this.#leave();
    this.#parts.onGone();
  }

  #heard(): void {
    this.#heardAt = this.#parts.clock.now();
  }

  #pingLater(): void {
    this.#pingTimer = this.#parts.clock.setTimeout(() => {
      if (this.#mayTell()) this.#parts.socket.ping();
      this.#pingLater();
    }, DISPLAY_LIMITS.pingEveryMs);
  }

  #statsLater(): void {
    this.#statsTimer = this.#parts.clock.setTimeout(() => {
      this.#tell(this.#parts.stats());
      this.#statsLater();
    }, DISPLAY_LIMITS.statsEveryMs);
  }

  /** S7: looks again when the silence would be too long if nothing came until then. */
  #watchSilence(afterMs: number): void {
    const { clock, socket } = this.#parts;
    this.#silenceTimer = clock.setTimeout(() => {
      const leftMs = DISPLAY_LIMITS.silentAfterMs - (clock.now() - this.#heardAt);
      if (leftMs > 0) return this.#watchSilence(leftMs);
      this.#gone();
      socket.terminate();
    }, afterMs);
  }

  #acknowledge(shown: StreamShown): void {
    if (!this.#parts.faults.noAcknowledgements) this.#tell(shown);
  }

  #tell(message: object): void {
    if (this.#mayTell()) this.#parts.socket.send(JSON.stringify(message));
  }

  #mayTell(): boolean {
    const { socket, faults } = this.#parts;
    const open = socket.readyState === socket.OPEN;
    return open && !faults.silent && socket.bufferedAmount < UNREAD_LIMIT_BYTES;
  }
}
