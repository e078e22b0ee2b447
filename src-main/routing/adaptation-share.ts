import { cost, type Ladder } from './adaptation-ladder.ts';

/** Pictures differ in size: a share that is so much smaller than what is sent is none yet that has to be obeyed. */
const OVER = 1.03;
/** More is taken only with something to spare, and only when that has been so for a while. */
const SPARE = 1.1;
const PATIENT_MS = 4_000;
/** What fails within this, though the share stayed as it was, was a wrong guess of how large pictures would be. */
const FAILS_WITHIN_MS = 8_000;
const AFTER_FAILURE_MS = 60_000;

/** The place on the ladder that a share of a network leaves. Bytes a second; times are monotonic ms. */
export class ShareLimit {
  readonly #ladder: Ladder;
  #position = 0;
  #roomSince: number | undefined;
  #rose = { atMs: Number.NEGATIVE_INFINITY, share: 0 };
  #patientMs = PATIENT_MS;

  constructor(ladder: Ladder) {
    this.#ladder = ladder;
  }

  get position(): number {
    return this.#position;
  }

  /** `wholeBytes`: of a picture of size 1. */
  update(share: number, wholeBytes: number, nowMs: number): void {
    const bytesAt = (position: number) => cost(this.#ladder.at(position)) * wholeBytes;
    if (bytesAt(this.#position) > share * OVER) this.#fall(share, wholeBytes, nowMs);
    else this.#climb(share, wholeBytes, nowMs);
  }

  #fall(share: number, wholeBytes: number, nowMs: number): void {
    const failed = nowMs - this.#rose.atMs < FAILS_WITHIN_MS && share >= this.#rose.share;
    this.#patientMs = failed ? AFTER_FAILURE_MS : PATIENT_MS;
    this.#roomSince = undefined;
    this.#position = this.#ladder.first(step => cost(step) * wholeBytes <= share);
  }

  #climb(share: number, wholeBytes: number, nowMs: number): void {
    const up = this.#ladder.first(step => cost(step) * wholeBytes * SPARE <= share);
    if (up >= this.#position) {
      this.#roomSince = undefined;
      return;
    }
    this.#roomSince ??= nowMs;
    if (nowMs - this.#roomSince < this.#patientMs) return;
    this.#position = up;
    this.#rose = { atMs: nowMs, share };
    this.#roomSince = undefined;
  }
}
