/**
 * A mailbox of depth one: the newest value wins.
 *
 * Every receiver of live pictures (relay client, sender, preview) owns one, so a slow receiver costs one frame of memory
 * and nobody else's time. What must not be lost never goes through a mailbox.
 */
export class Mailbox<T> {
  #slot: { readonly value: T } | undefined;
  #replaced = 0;

  /** Values that were overwritten before anybody took them. */
  get replaced(): number {
    return this.#replaced;
  }

  get full(): boolean {
    return this.#slot !== undefined;
  }

  /** Puts `value` in; returns the value it displaced, if one was still waiting. */
  put(value: T): T | undefined {
    const displaced = this.#slot?.value;
    if (this.#slot) this.#replaced += 1;
    this.#slot = { value };
    return displaced;
  }

  /** Takes the value out, or returns `undefined` when there is none. */
  take(): T | undefined {
    const value = this.#slot?.value;
    this.#slot = undefined;
    return value;
  }

  /** Forgets the waiting value without counting it as replaced; returns whether there was one. */
  empty(): boolean {
    const had = this.full;
    this.#slot = undefined;
    return had;
  }
}
