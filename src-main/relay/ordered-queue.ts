/** One message for a client, ready for the socket. */
export interface Outgoing {
  readonly bytes: Buffer;
  readonly binary: boolean;
}

/** R13: what must arrive, in order, while a client is slow. Bounded in bytes; what does not fit is told, never dropped silently. */
export class OrderedQueue {
  readonly #maxBytes: number;
  readonly #waiting: Outgoing[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** `false` when the message would exceed the bound: it is not queued, and the client is too slow (4408). */
  push(message: Outgoing): boolean {
    if (this.#bytes + message.bytes.length > this.#maxBytes) return false;
    this.#waiting.push(message);
    this.#bytes += message.bytes.length;
    return true;
  }

  shift(): Outgoing | undefined {
    const message = this.#waiting.shift();
    if (message) this.#bytes -= message.bytes.length;
    return message;
  }

  clear(): void {
    this.#waiting.length = 0;
    this.#bytes = 0;
  }
}
