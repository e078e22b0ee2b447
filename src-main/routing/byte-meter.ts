const OVER_MS = 2_000;

/** Bytes and pictures a second, over the last two. Times are monotonic ms. */
export class ByteMeter {
  #sent: { readonly atMs: number; readonly bytes: number }[] = [];
  #bytes = 0;

  add(bytes: number, atMs: number): void {
    this.#sent.push({ atMs, bytes });
    this.#bytes += bytes;
    this.#forget(atMs);
  }

  bytesPerSecond(nowMs: number): number {
    this.#forget(nowMs);
    return (this.#bytes * 1000) / OVER_MS;
  }

  /** `more`: pictures that count besides those that left. */
  picturesPerSecond(nowMs: number, more = 0): number {
    this.#forget(nowMs);
    return ((this.#sent.length + more) * 1000) / OVER_MS;
  }

  #forget(nowMs: number): void {
    const keep = this.#sent.findIndex(({ atMs }) => nowMs - atMs < OVER_MS);
    const gone = this.#sent.splice(0, keep < 0 ? this.#sent.length : keep);
    for (const { bytes } of gone) this.#bytes -= bytes;
  }
}
