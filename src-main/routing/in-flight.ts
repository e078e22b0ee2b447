/** S6: what a display has not acknowledged within this is written off. */
export const WRITE_OFF_AFTER_MS = 1_000;

interface Entry<T> {
  readonly n: number;
  readonly sentAt: number;
  readonly value: T;
}

/** An acknowledged frame, when it left, and how many before it were never acknowledged themselves. */
export interface Settled<T> extends Entry<T> {
  readonly passedOver: number;
}

/** The frames of one connection that left and are not acknowledged yet (S6), oldest first. Times are monotonic ms. */
export class InFlight<T> {
  /** Frames that may be on their way at once. */
  limit: number;
  readonly #entries: Entry<T>[] = [];
  #sent = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get size(): number {
    return this.#entries.length;
  }

  get full(): boolean {
    return this.#entries.length >= this.limit;
  }

  /** When the oldest one is written off; `undefined` while none is under way. */
  get expiresAt(): number | undefined {
    const oldest = this.#entries[0];
    return oldest && oldest.sentAt + WRITE_OFF_AFTER_MS;
  }

  /** A frame left. Every binary message of the connection has to pass here, because the display counts them. */
  add(value: T, sentAt: number): void {
    this.#sent += 1;
    this.#entries.push({ n: this.#sent, sentAt, value });
  }

  /**
   * The display shows frame `n`: it and all before it are settled. Returns the frame; `undefined` when it was written off already or
   * never existed.
   */
  settle(n: number): Settled<T> | undefined {
    if (n > this.#sent) return undefined;
    let passedOver = 0;
    for (let oldest = this.#entries[0]; oldest && oldest.n <= n; oldest = this.#entries[0]) {
      this.#entries.shift();
      if (oldest.n === n) return { n, sentAt: oldest.sentAt, value: oldest.value, passedOver };
      passedOver += 1;
    }
    return undefined;
  }

  /** Writes off what has been under way for too long; returns how many frames. */
  expire(nowMs: number): number {
    let expired = 0;
    for (let at = this.expiresAt; at !== undefined && at <= nowMs; at = this.expiresAt) {
      this.#entries.shift();
      expired += 1;
    }
    return expired;
  }
}
