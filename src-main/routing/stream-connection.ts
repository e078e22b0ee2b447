import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import { DISPLAY_LIMITS, STREAM_SLOT_TAKEN } from '#shared/wire/display-api';
import { whyOfError } from '../displays/why.ts';

/** D7's deadline; a TCP connection alone is no stream. */
const CONNECT_WITHIN_MS = 5_000;
/** What a display says is a line of JSON; more than this is not from a display. */
const TEXT_BYTES_MAX = 64 * 1024;
/** How long an orderly goodbye may take before the socket is cut. */
const CLOSE_WITHIN_MS = 250;

export interface StreamListener {
  opened(): void;
  /** The display gave a sign of life. */
  heard(): void;
  text(message: string): void;
  /** The operating system has all of a frame that was sent. */
  taken(): void;
  /** Called once, and last; not called after `close()`. */
  closed(why: Why): void;
}

/** One WebSocket to a display's stream, from its opening to its end (S8). Knows nothing of frames, and never comes back. */
export class StreamConnection {
  readonly #clock: Clock;
  readonly #listener: StreamListener;
  readonly #socket: WebSocket;
  /** Below the WebSocket, once that stands. */
  #tcp: Socket | undefined;
  #deadline: TimerHandle;
  #ping: TimerHandle;
  #goodbye: TimerHandle;
  #heardAt = 0;
  #over = false;
  /** One for all frames. */
  readonly #taken = (error?: Error | null): void => {
    if (!error && !this.#over) this.#listener.taken();
  };

  constructor(options: { url: string; clock: Clock; listener: StreamListener }) {
    this.#clock = options.clock;
    this.#listener = options.listener;
    this.#socket = new WebSocket(options.url, {
      perMessageDeflate: false,
      maxPayload: TEXT_BYTES_MAX,
    });
    this.#deadline = this.#clock.setTimeout(() => this.#fail('no-answer', 'connecting'), CONNECT_WITHIN_MS);
    this.#listen();
  }

  /** Bytes that the operating system has not taken yet. */
  get bufferedBytes(): number {
    return this.#tcp?.writableLength ?? 0;
  }

  /**
   * Sends a message that is framed already (`frameHead`), in one piece. To have ws do that for every display would cost more than all
   * the rest of a further one. ws writes its own messages (pings) whole and at once, so nothing gets in between.
   */
  send(head: Buffer, jpeg: Buffer): void {
    const tcp = this.#tcp;
    if (!tcp || this.#socket.readyState !== WebSocket.OPEN) return;
    tcp.cork();
    tcp.write(head);
    tcp.write(jpeg, this.#taken);
    tcp.uncork();
  }

  /** Says goodbye; the listener hears nothing any more. */
  close(): void {
    if (this.#over) return;
    this.#end();
    this.#goodbye = this.#clock.setTimeout(() => this.#socket.terminate(), CLOSE_WITHIN_MS);
    this.#socket.close(1000);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('upgrade', response => {
      this.#tcp = response.socket;
    });
    socket.on('open', () => this.#opened());
    socket.on('pong', () => this.#heard());
    socket.on('ping', () => this.#heard());
    socket.on('message', (data, isBinary) => {
      this.#heard();
      if (!isBinary && Buffer.isBuffer(data) && !this.#over) this.#listener.text(data.toString('utf8'));
    });
    socket.on('unexpected-response', (request, response) => this.#refused(request, response));
    // Also after the end: `terminate` before the handshake is reported as an error.
    socket.on('error', error => this.#lost(whyOfError(error)));
    socket.on('close', code => {
      this.#clock.clearTimeout(this.#goodbye);
      this.#lost({
        code: code === STREAM_SLOT_TAKEN ? 'slot-taken' : 'closed-by-display',
        detail: String(code),
      });
    });
  }

  #opened(): void {
    if (this.#over) return;
    this.#heardAt = this.#clock.now();
    this.#awaitSign(DISPLAY_LIMITS.silentAfterMs);
    this.#armPing();
    this.#listener.opened();
  }

  #heard(): void {
    if (this.#over) return;
    this.#heardAt = this.#clock.now();
    this.#listener.heard();
  }

  /** S8: no answer for 5 s is the end. */
  #awaitSign(ms: number): void {
    this.#clock.clearTimeout(this.#deadline);
    this.#deadline = this.#clock.setTimeout(() => {
      const leftMs = this.#heardAt + DISPLAY_LIMITS.silentAfterMs - this.#clock.now();
      if (leftMs > 0) this.#awaitSign(leftMs);
      else this.#fail('ping-timeout', `${DISPLAY_LIMITS.silentAfterMs} ms`);
    }, ms);
  }

  #armPing(): void {
    this.#ping = this.#clock.setTimeout(() => {
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
      this.#armPing();
    }, DISPLAY_LIMITS.pingEveryMs);
  }

  #refused(request: ClientRequest, response: IncomingMessage): void {
    const status = response.statusCode ?? 0;
    request.destroy();
    const code = status === 404 ? 'not-streaming' : status === 409 ? 'slot-taken' : 'bad-reply';
    this.#fail(code, `HTTP ${status}`);
  }

  #fail(code: Why['code'], detail: string): void {
    this.#lost({ code, detail });
    this.#socket.terminate();
  }

  #lost(why: Why): void {
    if (this.#over) return;
    this.#end();
    this.#listener.closed(why);
  }

  #end(): void {
    this.#over = true;
    this.#clock.clearTimeout(this.#deadline);
    this.#clock.clearTimeout(this.#ping);
  }
}
