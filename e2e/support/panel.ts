import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** S1. */
const HEADER_BYTES = 8;

/**
 * A display of the `live` API that keeps what it is sent, to the byte, and acknowledges at once: what a virtual display decodes, a test
 * can compare here. It takes whole pictures only.
 */
export class Panel {
  readonly http: string;
  /** The JPEG of every frame, in the order in which they came. */
  readonly frames: Buffer[] = [];
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  static async start(mac: string, name: string): Promise<Panel> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return new Panel(server, mac, name);
  }

  private constructor(server: Server, mac: string, name: string) {
    const { port } = server.address() as AddressInfo;
    this.http = `http://127.0.0.1:${port}`;
    this.#server = server;
    this.#sockets = new WebSocketServer({ server, path: '/stream' });
    this.#sockets.on('connection', socket => this.#take(socket));
    const live = { version: 1, formats: [1], ack: true, ring: 3, max_frame: 204_800, stream_port: port };
    const status = {
      state: 'streaming',
      uptime_ms: 1_000,
      fw: { version: 'test' },
      device: { mac, screen_w: 720, screen_h: 720 },
      device_name: name,
      live,
    };
    const started = performance.now();
    server.on('request', (request, response) => {
      const uptime = { uptime_ms: Math.round(performance.now() - started) + 1_000 };
      const data =
        request.url === '/status' ? { ...status, ...uptime } : { frames_shown: this.frames.length };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ok: true, data }));
    });
  }

  get last(): Buffer | undefined {
    return this.frames.at(-1);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #take(socket: WebSocket): void {
    let n = 0;
    socket.on('message', (data: Buffer, binary: boolean) => {
      if (!binary) return;
      n += 1;
      this.frames.push(data.subarray(HEADER_BYTES));
      socket.send(JSON.stringify({ type: 'shown', n, decode_ms: 0, queue_ms: 0, show_ms: 0 }));
    });
  }
}
