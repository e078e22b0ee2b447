/** A drawing that fills up, or a clip that cuts to another scene, is followed within this. */
const MEAN_OVER_MS = 2_000;
/** A canvas with some sixty strokes at quality 75; where nothing was sent yet, it errs on the side of the network. */
const FIRST_GUESS = 100_000;
/** The largest picture is remembered for one to two of these. */
const PEAK_OVER_MS = 10_000;

/** How large the pictures of a source are, as bytes of size 1 (`Step.size`), whatever is sent of them. Times are monotonic ms. */
export class PictureSize {
  #mean: number | undefined;
  #meanAt = 0;
  #peaks = { now: 0, before: 0, since: 0 };

  /** Over the last seconds. */
  get mean(): number {
    return this.#mean ?? FIRST_GUESS;
  }

  /** The largest one of the last 10–20 s. */
  get peak(): number {
    return Math.max(this.#peaks.now, this.#peaks.before);
  }

  /** A picture of so many bytes left at a step of this size. */
  saw(bytes: number, size: number, atMs: number): void {
    const whole = bytes / size;
    const weight = Math.min(1, (atMs - this.#meanAt) / MEAN_OVER_MS);
    this.#mean = this.#mean === undefined ? whole : this.#mean + (whole - this.#mean) * weight;
    this.#meanAt = atMs;
    this.sawPeak(bytes, size, atMs);
  }

  /** The same for one that was too large to leave. */
  sawPeak(bytes: number, size: number, atMs: number): void {
    if (atMs - this.#peaks.since > PEAK_OVER_MS)
      this.#peaks = { now: 0, before: this.#peaks.now, since: atMs };
    this.#peaks.now = Math.max(this.#peaks.now, bytes / size);
  }
}
