/** Frames a second on the panel, from a display's own counter, asked now and then. */
export class ShownRate {
  #before: { shown: number; atMs: number } | undefined;

  /**
   * `shown`: frames since the display started; `atMs`: when it said so (monotonic). `undefined` until there are two answers, when
   * the display does not count, and when its counter fell back because it restarted.
   */
  measure(shown: number | undefined, atMs: number): number | undefined {
    const before = this.#before;
    this.#before = shown === undefined ? undefined : { shown, atMs };
    if (!before || shown === undefined || shown < before.shown || atMs <= before.atMs) return undefined;
    return ((shown - before.shown) * 1000) / (atMs - before.atMs);
  }
}
