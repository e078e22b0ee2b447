import type { RPCHandler } from '@orpc/server/ws';
import type { Connection, ConnectionUser } from '../relay/connection.ts';

/** What oRPC asks of a WebSocket. */
type Socket = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0];

/** The contract over one connection. */
export class RpcWire implements ConnectionUser {
  /** A stream is asked for its next value only when the one before has left: nothing is kept back. */
  readonly waitingBytes = 0;
  readonly #connection: Connection;
  readonly #listeners = new Map<string, (event: { data?: string | Buffer }) => unknown>();
  #closed = false;

  constructor(connection: Connection, handler: RPCHandler<Record<never, never>>) {
    this.#connection = connection;
    // oRPC waits for what `send` returns before it asks a stream for more, though the type of a WebSocket knows of no such thing.
    const send: (data: string | Uint8Array) => unknown = data => this.#send(data);
    const socket: Socket = {
      send,
      addEventListener: (type: string, listener: unknown) => {
        if (typeof listener === 'function') this.#listeners.set(type, event => listener(event));
      },
    };
    void handler.upgrade(socket, { context: {} });
  }

  message(data: Buffer, binary: boolean): void {
    this.#listeners.get('message')?.({ data: binary ? data : data.toString('utf8') });
  }

  closed(): void {
    this.#closed = true;
    this.#listeners.get('close')?.({});
  }

  /** Resolves when the message has been handed to the operating system, or never will be. */
  #send(data: string | Uint8Array): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise(resolve =>
      this.#connection.send({ bytes: data, binary: typeof data !== 'string' }, resolve),
    );
  }
}
