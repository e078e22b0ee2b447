import type { Ladder } from './adaptation-ladder.ts';

/** One picture may be an odd one; it goes out at a lower quality by itself. */
const TIMES = 2;
const WITHIN_MS = 5_000;
/** Sizes at other qualities are a guess. */
const SAFE = 0.95;
const SPARE = 0.87;
const PATIENT_MS = 10_000;
const FAILS_WITHIN_MS = 20_000;
const AFTER_FAILURE_MS = 120_000;

/** S3: the largest pictures that fit into what a display takes. Bytes of size 1 (`Step.size`); times are monotonic ms. */
export class FitLimit {
  readonly #ladder: Ladder;
  #maxBytes: number;
  #mostSize = Number.POSITIVE_INFINITY;
  #tooLarge: number[] = [];
  #roseAt = Number.NEGATIVE_INFINITY;
  #changedAt = Number.NEGATIVE_INFINITY;
  #patientMs = PATIENT_MS;

  constructor(ladder: Ladder, maxBytes: number) {
    this.#ladder = ladder;
    this.#maxBytes = maxBytes;
  }

  /** `Step.size` that pictures may have; Infinity while all of them fit. */
  get mostSize(): number {
    return this.#mostSize;
  }

  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** `peakBytes`: the largest picture of late. */
  setMaxBytes(bytes: number, peakBytes: number): void {
    const less = bytes < this.#maxBytes;
    this.#maxBytes = bytes;
    if (less && this.#sizeNow * peakBytes > bytes) this.#lower(peakBytes);
  }

  tooLarge(peakBytes: number, atMs: number): void {
    this.#tooLarge = [...this.#tooLarge.filter(at => atMs - at <= WITHIN_MS), atMs].slice(-TIMES);
    if (this.#tooLarge.length < TIMES) return;
    this.#tooLarge = [];
    this.#patientMs = atMs - this.#roseAt < FAILS_WITHIN_MS ? AFTER_FAILURE_MS : PATIENT_MS;
    this.#lower(peakBytes);
    this.#changedAt = atMs;
  }

  update(peakBytes: number, nowMs: number): void {
    if (this.#mostSize === Number.POSITIVE_INFINITY || nowMs - this.#changedAt < this.#patientMs) return;
    const fits = this.#ladder.at(
      this.#ladder.first(({ size }) => size * peakBytes <= this.#maxBytes * SPARE),
    ).size;
    if (fits <= this.#mostSize) return;
    this.#mostSize = fits >= this.#ladder.at(0).size ? Number.POSITIVE_INFINITY : fits;
    this.#roseAt = nowMs;
    this.#changedAt = nowMs;
  }

  get #sizeNow(): number {
    return Math.min(this.#mostSize, this.#ladder.at(0).size);
  }

  /** At least to the next smaller pictures. */
  #lower(peakBytes: number): void {
    const now = this.#sizeNow;
    const position = this.#ladder.first(
      ({ size }) => size < now && size * peakBytes <= this.#maxBytes * SAFE,
    );
    this.#mostSize = this.#ladder.at(position).size;
  }
}
