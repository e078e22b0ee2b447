import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A bare TCP connection, for requests that no HTTP library would send. */
export class RawTcp {
  readonly socket: Socket;
  #heard = '';
  readonly #ended: Promise<void>;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.on('data', chunk => {
      this.#heard += chunk.toString('latin1');
    });
    // A reset is an end like any other here.
    this.socket.on('error', () => undefined);
    this.#ended = new Promise(resolve => {
      this.socket.once('end', () => resolve());
      this.socket.once('close', () => resolve());
    });
    onTestFinished(() => {
      this.socket.destroy();
    });
  }

  /** Everything that came so far. */
  get heard(): string {
    return this.#heard;
  }

  /** Resolves when the bytes are with the kernel. */
  send(bytes: string | Buffer): Promise<void> {
    return new Promise(resolve => this.socket.write(bytes, () => resolve()));
  }

  /** Says that nothing more will come, and goes on listening. */
  finish(): void {
    this.socket.end();
  }

  /** Everything that came until the other side ended. */
  async untilEnd(): Promise<string> {
    await this.#ended;
    return this.#heard;
  }
}
