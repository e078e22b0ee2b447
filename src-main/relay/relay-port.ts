import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '#shared/log';
import { SerialGate } from '#shared/serial-gate';
import { clientAddress } from './client-address.ts';

/** Whether a connection to this address of this machine is wanted. */
export type Accepts = (localAddress: string) => boolean;

interface Place {
  readonly port: number;
  readonly host: string;
}

const EVERYBODY: Accepts = () => true;

/** The relay's one port: where it listens, who may come in there, and every socket that did. */
export class RelayPort {
  readonly #server: Server;
  readonly #log: Log;
  readonly #sockets = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();
  readonly #socketsPerAddress: number;
  /** A place is bound or given up as a whole. */
  readonly #steps = new SerialGate();
  #accepts = EVERYBODY;
  #place: Place | undefined;

  constructor(options: { server: Server; keepAliveMs: number; socketsPerAddress: number; log: Log }) {
    this.#server = options.server;
    this.#log = options.log;
    this.#socketsPerAddress = options.socketsPerAddress;
    this.#server.on('connection', socket => this.#track(socket, options.keepAliveMs));
    this.#server.on('error', error => this.#failed(error));
  }

  /** Takes a free port for 0. Rejects with the error of the operating system (`EADDRINUSE`, `EACCES`, …). */
  listen(port: number, host: string): Promise<{ readonly port: number }> {
    return this.#steps.run(async () => {
      const bound = await this.#bind({ port, host });
      this.#place = { port: bound, host };
      return { port: bound };
    });
  }

  /**
   * Goes on at another place; connections stay. Rejects as `listen` does, and goes on where it was. Only those who come to an
   * address that `accepts` may come in from now on.
   */
  move(place: Place, accepts: Accepts): Promise<void> {
    return this.#steps.run(async () => {
      const before = this.#place;
      if (!before) throw new Error('the port is not open');
      if (place.host !== before.host || place.port !== before.port) await this.#rebind(before, place);
      this.#accepts = accepts;
    });
  }

  /** By what a connection to this machine's address is judged now: the place where it listens, and who is accepted there. */
  accepts(localAddress: string): boolean {
    const bound = this.#boundAddress;
    return (bound === undefined || bound === localAddress) && this.#accepts(localAddress);
  }

  /** Ends at once whoever is still there: everybody, or those who are not accepted any more. */
  cutOff(whom: 'everybody' | 'unaccepted'): void {
    for (const socket of this.#sockets)
      if (whom === 'everybody' || !this.accepts(localAddressOf(socket))) socket.destroy();
  }

  /** Settles when the last socket is closed. */
  close(): Promise<void> {
    return this.#steps.run(() => {
      this.#place = undefined;
      return new Promise(resolve => {
        this.#server.close(() => resolve());
      });
    });
  }

  async #rebind(before: Place, place: Place): Promise<void> {
    this.#server.close();
    try {
      await this.#bind(place);
      this.#place = place;
    } catch (error) {
      await this.#bind(before);
      throw error;
    }
  }

  #bind({ port, host }: Place): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** The one address that it listens on; `undefined` when it listens on all. */
  get #boundAddress(): string | undefined {
    const bound = this.#server.address();
    if (typeof bound !== 'object' || !bound) return undefined;
    return bound.address === '0.0.0.0' || bound.address === '::' ? undefined : clientAddress(bound.address);
  }

  #track(socket: Socket, keepAliveMs: number): void {
    const address = clientAddress(socket.remoteAddress);
    if (!this.accepts(localAddressOf(socket)) || !this.#enters(address)) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.setKeepAlive(true, keepAliveMs);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#leaves(address);
    });
  }

  /** One device must not take the places of all others, the operator's among them. */
  #enters(address: string): boolean {
    const here = this.#perAddress.get(address) ?? 0;
    if (here >= this.#socketsPerAddress) return false;
    if (here === this.#socketsPerAddress - 1) {
      this.#log.warn('relay', 'One address holds as many connections as it may; more are refused.', {
        address,
      });
    }
    this.#perAddress.set(address, here + 1);
    return true;
  }

  #leaves(address: string): void {
    const here = (this.#perAddress.get(address) ?? 1) - 1;
    if (here > 0) this.#perAddress.set(address, here);
    else this.#perAddress.delete(address);
  }

  /** While it tries to listen, whoever asked for that is told. */
  #failed(error: Error): void {
    if (this.#server.listening) this.#log.error('relay', `The relay's port failed: ${error.message}`);
  }
}

export function localAddressOf(socket: { readonly localAddress?: string | undefined }): string {
  return clientAddress(socket.localAddress);
}
