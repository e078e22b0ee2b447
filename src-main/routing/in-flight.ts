/** S6: what a display has not acknowledged within this is written off. */
export const WRITE_OFF_AFTER_MS = 1_000;

interface Entry<T> {
  readonly n: number;
  readonly sentAt: number;
  readonly value: T;
}

/** The frames of one connection that left and are not acknowledged yet (S6). Times are monotonic ms. */
export class InFlight<T> {
  readonly limit: number;
  #entries: Entry<T>[] = [];
  #sent = 0;

  /** `limit`: frames that may be on their way at once. */
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
   * The display shows frame `n`: it and all before it are settled. Returns the frame and when it left; `undefined` when it was
   * written off already or never existed.
   */
  settle(n: number): { readonly value: T; readonly sentAt: number } | undefined {
    if (n > this.#sent) return undefined;
    const shown = this.#entries.find(entry => entry.n === n);
    this.#entries = this.#entries.filter(entry => entry.n > n);
    return shown;
  }

  /** Writes off what has been under way for too long; returns how many frames. */
  expire(nowMs: number): number {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter(entry => nowMs - entry.sentAt < WRITE_OFF_AFTER_MS);
    return before - this.#entries.length;
  }
}
