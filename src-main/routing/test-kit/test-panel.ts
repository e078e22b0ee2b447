import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { FRAME_HEADER_BYTES, readFrameHeader } from '#shared/wire/frame-header';
import type { StreamTarget } from '../../displays/stream-target.ts';

export interface TestPanelOptions {
  readonly port?: number;
  /** Answers pings; true unless set. */
  readonly pongs?: boolean;
  /** Acknowledges every frame as soon as it came. */
  readonly prompt?: boolean;
  /** Closes every connection with this code. */
  readonly closesWith?: number;
  readonly target?: Partial<StreamTarget>;
}

/** The stream side of a display, reduced to what a test wants of it; gone when the test ends. */
export class TestPanel {
  readonly port: number;
  /** Binary messages of all connections, whole. */
  readonly messages: Buffer[] = [];
  readonly extensions: string[] = [];
  readonly #server: WebSocketServer;
  readonly #options: TestPanelOptions;
  #socket: WebSocket | undefined;
  #connections = 0;
  #n = 0;

  static async start(options: TestPanelOptions = {}): Promise<TestPanel> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: options.port ?? 0,
      autoPong: options.pongs ?? true,
      perMessageDeflate: true,
    });
    await new Promise(resolve => server.once('listening', resolve));
    return new TestPanel(server, options);
  }

  private constructor(server: WebSocketServer, options: TestPanelOptions) {
    this.#server = server;
    this.#options = options;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', socket => this.#take(socket));
    onTestFinished(() => this.vanish());
  }

  get target(): StreamTarget {
    const url = `ws://127.0.0.1:${this.port}/stream`;
    return {
      url,
      maxFrameBytes: 204_800,
      ring: 3,
      acknowledges: true,
      regions: false,
      ...this.#options.target,
    };
  }

  get connections(): number {
    return this.#connections;
  }

  /** The JPEGs of the valid ones among the messages. */
  get jpegs(): Buffer[] {
    return this.messages
      .filter(message => readFrameHeader(message))
      .map(message => message.subarray(FRAME_HEADER_BYTES));
  }

  say(message: object | string): void {
    this.#socket?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** S6: frame `n` of this connection is on the panel. */
  show(n: number, times: object = {}): void {
    this.say({ type: 'shown', n, ...times });
  }

  /** Resolves when all has arrived that the other side sent until now, and it has all that was said to it. */
  async roundTrip(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    await new Promise(resolve => {
      socket.once('pong', resolve);
      socket.ping();
    });
  }

  /** Power cut: no goodbye on any connection, and nobody at the port. */
  async vanish(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #take(socket: WebSocket): void {
    this.#connections += 1;
    this.#socket = socket;
    this.#n = 0;
    this.extensions.push(socket.extensions);
    if (this.#options.closesWith !== undefined) socket.close(this.#options.closesWith);
    socket.on('error', () => undefined);
    socket.on('message', (data, isBinary) => {
      if (!isBinary || !Buffer.isBuffer(data)) return;
      this.messages.push(data);
      this.#n += 1;
      if (this.#options.prompt) this.show(this.#n, { decode_ms: 4, queue_ms: 1, show_ms: 8 });
    });
  }
}
