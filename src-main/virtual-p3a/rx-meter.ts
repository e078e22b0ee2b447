import type { Server, Socket } from 'node:net';

/** D5 `rx_bytes`: everything that came in over the sockets of some servers, in bytes. */
export class RxMeter {
  #closedBytes = 0;
  readonly #open = new Set<Socket>();

  watch(server: Server): void {
    server.on('connection', socket => {
      this.#open.add(socket);
      socket.once('close', () => {
        this.#open.delete(socket);
        this.#closedBytes += socket.bytesRead;
      });
    });
  }

  get bytes(): number {
    let sum = this.#closedBytes;
    for (const socket of this.#open) sum += socket.bytesRead;
    return sum;
  }
}
