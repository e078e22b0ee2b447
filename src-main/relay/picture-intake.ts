import type { Picture } from '#shared/brush/surface';
import { Mailbox } from '#shared/mailbox';

/** A picture as it came in. `receivedAt` is monotonic ms. */
export interface Received {
  readonly bytes: Buffer;
  readonly receivedAt: number;
}

/** Finals that may wait for their decoding; with more, the client is read no further until they are through. */
const FINALS_WAITING_MAX = 4;

/**
 * R6: a peer's pictures on their way to the room, decoded one at a time. Of live ones only the newest waits; finals wait all,
 * in order, and slow their sender down instead of growing memory.
 */
export class PictureIntake {
  readonly #decode: (bytes: Buffer) => Promise<Picture>;
  readonly #show: (received: Received, picture: Picture) => void;
  readonly #onFailed: (error: unknown) => void;
  readonly #reading: { pause(): void; resume(): void };
  readonly #finals: Received[] = [];
  readonly #live = new Mailbox<Received>();
  #running: Promise<void> | undefined;

  /** `reading` belongs to the client's socket. `onFailed` is told why a picture was not shown: `decode` or `show` threw it. */
  constructor(options: {
    decode: (bytes: Buffer) => Promise<Picture>;
    show: (received: Received, picture: Picture) => void;
    onFailed: (error: unknown) => void;
    reading: { pause(): void; resume(): void };
  }) {
    this.#decode = options.decode;
    this.#show = options.show;
    this.#onFailed = options.onFailed;
    this.#reading = options.reading;
  }

  /** Settles when everything that came in so far has been shown or has given way. */
  get settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  live(received: Received): void {
    this.#live.put(received);
    this.#wake();
  }

  /** An older live picture that still waits gives way. */
  final(received: Received): void {
    this.#live.empty();
    this.#finals.push(received);
    if (this.#finals.length === FINALS_WAITING_MAX) this.#reading.pause();
    this.#wake();
  }

  /** The client is gone: its finals still count, a live picture of it does not. */
  finish(): void {
    this.#live.empty();
  }

  #wake(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      try {
        this.#show(next, await this.#decode(next.bytes));
      } catch (error) {
        this.#onFailed(error);
      }
    }
    this.#running = undefined;
  }

  #next(): Received | undefined {
    const final = this.#finals.shift();
    if (final && this.#finals.length === FINALS_WAITING_MAX - 1) this.#reading.resume();
    return final ?? this.#live.take();
  }
}
