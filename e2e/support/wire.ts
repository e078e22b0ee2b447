import { once } from 'node:events';
import net from 'node:net';

/** A network between a client and a server that a test can break: nothing gets through, or every connection is gone. */
export class Wire {
  readonly #server: net.Server;
  readonly #pairs = new Set<readonly [net.Socket, net.Socket]>();
  #target: number;
  #silent = false;

  private constructor(target: number) {
    this.#target = target;
    this.#server = net.createServer(socket => this.#join(socket));
  }

  static async to(url: string): Promise<Wire> {
    const wire = new Wire(portOf(url));
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is closed');
    return address.port;
  }

  get http(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The server is another one now; connections to the old one end. */
  leadTo(url: string): void {
    this.#target = portOf(url);
    this.cut();
  }

  /** Connections stand and are accepted, and not a byte gets through: Wi-Fi that is gone looks like this. */
  silence(): void {
    this.#silent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** What waited gets through. */
  speak(): void {
    this.#silent = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  /** Every connection is reset. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #join(near: net.Socket): void {
    const far = net.connect(this.#target, '127.0.0.1');
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    near.on('data', bytes => far.write(bytes));
    far.on('data', bytes => near.write(bytes));
    for (const socket of pair) {
      socket.setNoDelay(true);
      // A reset is what this is for.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
      if (this.#silent) socket.pause();
    }
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
