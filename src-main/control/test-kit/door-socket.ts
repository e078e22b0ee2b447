import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

/** A test waits for a sign, never for time; this only ends a test that waits in vain. */
const IN_VAIN_MS = 10_000;

/** A WebSocket to the door, as an operator's page or a script has one. */
export class DoorSocket {
  readonly socket: WebSocket;
  /** Text as strings, everything else as bytes, in order. */
  readonly heard: (string | Buffer)[] = [];
  /** How it ended: a close code, or the HTTP status of a refused handshake. */
  readonly ended: Promise<number>;
  readonly opened: Promise<void>;
  readonly #waiting = new Set<() => void>();

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data: Buffer, binary) => {
      this.heard.push(binary ? data : data.toString('utf8'));
      for (const look of this.#waiting) look();
    });
    // A refused or cut connection is told by `ended`.
    this.socket.on('error', () => undefined);
    this.opened = new Promise(resolve => this.socket.once('open', () => resolve()));
    this.ended = new Promise(resolve => {
      this.socket.once('close', resolve);
      this.socket.once('unexpected-response', (_, response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
    });
    onTestFinished(() => this.socket.terminate());
  }

  async say(message: string | Buffer): Promise<void> {
    await this.opened;
    this.socket.send(message);
  }

  /** The first message that `wanted` takes. */
  async hears<T extends string | Buffer>(wanted: (message: string | Buffer) => message is T): Promise<T>;
  async hears(wanted: (message: string | Buffer) => boolean): Promise<string | Buffer>;
  hears(wanted: (message: string | Buffer) => boolean): Promise<string | Buffer> {
    return new Promise((resolve, reject) => {
      const vain = setTimeout(() => reject(new Error('waited in vain for a message')), IN_VAIN_MS);
      const look = () => {
        const found = this.heard.find(wanted);
        if (found === undefined) return;
        clearTimeout(vain);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
