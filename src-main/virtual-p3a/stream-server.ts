import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { DISPLAY_PATHS, STREAM_SLOT_TAKEN } from '#shared/wire/display-api';
import type { StreamTouch } from '#shared/wire/stream-back-channel';
import type { DeviceConfig } from './device-config.ts';
import { pathOf } from './exchange.ts';
import type { Faults } from './faults.ts';
import { refuseUpgrade, sendRefusal } from './http-answer.ts';
import { Refusal } from './refusal.ts';
import type { Report } from './report.ts';
import { StreamClient } from './stream-client.ts';
import type { StreamPipeline } from './stream-pipeline.ts';

/**
 * Far over `max_frame`, so that a frame which is merely too big is counted and the connection stays (S3); what is bigger still
 * is an attack on memory and ends with 1009.
 */
const MESSAGE_BYTES = 8 * 1024 * 1024;
const GOING_AWAY = 1001;

export interface StreamServerParts {
  readonly pipeline: StreamPipeline;
  readonly config: DeviceConfig;
  readonly report: () => Report;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly log: Log;
}

/** S: the streaming side of the display, with its one slot (S7). Owns no socket: whoever builds it listens and closes. */
export class StreamServer {
  readonly server: Server;
  readonly #parts: StreamServerParts;
  readonly #sockets: WebSocketServer;
  #holder: StreamClient | undefined;
  #connections = 0;

  constructor(parts: StreamServerParts) {
    this.#parts = parts;
    // `silent` must hold back pongs too, so they are sent by the client's own object.
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MESSAGE_BYTES,
      perMessageDeflate: false,
      autoPong: false,
    });
    this.server = createServer((request, response) => {
      const sentence = `Here is only the WebSocket ${DISPLAY_PATHS.stream}.`;
      sendRefusal(
        { request, response, cut: new AbortController().signal },
        new Refusal('NOT_FOUND', sentence),
      );
    });
    this.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Streaming clients now, and connections that took the slot after the first one. */
  get clients(): { now: number; reconnects: number } {
    return { now: this.#holder ? 1 : 0, reconnects: Math.max(0, this.#connections - 1) };
  }

  /** D8: puts a finger on the panel. Throws `Refusal` `STREAM_OFF` when nobody is there to be told. */
  touch(touch: StreamTouch['payload']): void {
    if (!this.#holder) throw new Refusal('STREAM_OFF', 'Nobody streams to this display.');
    this.#holder.touch(touch);
  }

  /** The configuration has changed: a stream that is switched off ends. */
  reconsider(): void {
    if (!this.#parts.config.inEffect.streamEnabled) this.#release('The stream was switched off.');
  }

  /** Ends every connection. */
  stop(): void {
    this.#release('The display is switched off.');
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #release(reason: string): void {
    this.#holder?.close(GOING_AWAY, reason);
    this.#holder = undefined;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A handshake that breaks off needs no answer.
    socket.on('error', () => socket.destroy());
    const refusal = this.#refusalOf(request);
    if (refusal) refuseUpgrade(socket, refusal);
    else this.#sockets.handleUpgrade(request, socket, head, client => this.#take(client, addressOf(request)));
  }

  #refusalOf(request: IncomingMessage): Refusal | undefined {
    const { faults, config } = this.#parts;
    if (pathOf(request) !== DISPLAY_PATHS.stream) {
      return new Refusal('NOT_FOUND', `The stream is at ${DISPLAY_PATHS.stream}.`);
    }
    if (!config.inEffect.streamEnabled) return new Refusal('STREAM_OFF', 'The stream is switched off.');
    return faults.refusing ? new Refusal('BUSY', 'The display is busy.') : undefined;
  }

  /** S7. */
  #take(socket: WebSocket, address: string): void {
    // What a peer does wrong on its socket ends that socket; `close` follows.
    socket.on('error', () => undefined);
    if (this.#holder && this.#holder.address !== address) {
      socket.close(STREAM_SLOT_TAKEN, 'Another address streams to this display.');
      return;
    }
    this.#holder?.close(STREAM_SLOT_TAKEN, 'A newer connection from this address took over.');
    this.#connections += 1;
    this.#holder = this.#newHolder(socket, address);
  }

  #newHolder(socket: WebSocket, address: string): StreamClient {
    const { pipeline, report, faults, clock, log } = this.#parts;
    const client = new StreamClient({
      socket,
      address,
      clock,
      faults,
      receive: message => pipeline.receive(message),
      stats: () => report().streamStats(),
      onGone: () => {
        if (this.#holder !== client) return;
        this.#holder = undefined;
        log.debug('virtual-p3a', 'A streaming client is gone; the slot is free.', { address });
      },
    });
    return client;
  }
}

/** The peer's address; IPv4 comes in its plain form also through a socket that listens on IPv6. */
function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
