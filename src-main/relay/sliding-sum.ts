/**
 * Sum of what was counted within the last `windowMs`, exactly: the limits of R14, R15 and R18 rest on it.
 *
 * Entries older than the window are forgotten as new ones come, so memory is bounded by what a limit lets through.
 */
export class SlidingSum {
  readonly #windowMs: number;
  #entries: { readonly at: number; readonly amount: number }[] = [];
  #oldest = 0;
  #total = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts `amount` at `now` (monotonic ms); returns the sum over the window that ends now. */
  add(now: number, amount = 1): number {
    this.#entries.push({ at: now, amount });
    this.#total += amount;
    return this.total(now);
  }

  total(now: number): number {
    for (;;) {
      const entry = this.#entries[this.#oldest];
      if (!entry || now - entry.at < this.#windowMs) break;
      this.#total -= entry.amount;
      this.#oldest += 1;
    }
    this.#forget();
    return this.#total;
  }

  /** Cutting the front off is dear; done only when half of the list is stale, it costs nothing on average. */
  #forget(): void {
    if (this.#oldest * 2 < this.#entries.length || this.#oldest === 0) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}
