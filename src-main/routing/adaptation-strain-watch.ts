import { Strain, type Takes } from './adaptation-strain.ts';

/** After a change, what left before is still on its way: it is waited for, but not for ever. */
const SETTLES_WITHIN_MS = { told: 3_000, untold: 1_000 };
/** The same in pictures, for whoever is sent few of them. */
const SETTLES_WITHIN_PICTURES = 6;
/** Who takes so long over a picture takes one at a time: then the last one tells more than how many came in a second or two. */
const ONE_BY_ONE_MS = 700;
const LAST_TELLS_FOR_MS = 5_000;
/** How long ago a picture left that is written off, and what the counts of a display are of (S6). */
const LOST_AGO_MS = 1_000;
/** Within the error of a measurement, it takes what it is sent. */
const TAKES_ALL = 0.95;
/** A source that offers less than this share of what it may is slow itself. */
const OFFERS_ALL = 0.8;

const NO_PICTURE = { tookMs: 0, atMs: Number.NEGATIVE_INFINITY };

/** Tells the strain of pictures as they are made now from what is left over of how they were made before. Times are monotonic ms. */
export class StrainWatch {
  readonly #strain = new Strain();
  #fps: number;
  #acknowledges = false;
  #changedAt = Number.NEGATIVE_INFINITY;
  #settled = true;
  #last = NO_PICTURE;

  /** `fps`: that are sent at most. */
  constructor(fps: number) {
    this.#fps = fps;
  }

  /** Pictures are made in another way from now on. */
  begin(fps: number, nowMs: number): void {
    this.#fps = fps;
    this.#changedAt = nowMs;
    this.#settled = false;
    this.forget();
  }

  /** What was seen was somebody else's doing. */
  forget(): void {
    this.#strain.clear();
    this.#last = NO_PICTURE;
  }

  /** Another connection: whether it acknowledges is not known. */
  reset(): void {
    this.#acknowledges = false;
    this.forget();
  }

  sent(atMs: number): void {
    if (!this.#acknowledges) this.#strain.taken(atMs);
  }

  acknowledged(tookMs: number, atMs: number): void {
    // Until now, pictures that left counted as taken.
    if (!this.#acknowledges) this.#strain.clear();
    this.#acknowledges = true;
    this.#last = { tookMs, atMs };
    if (atMs - tookMs >= this.#changedAt) this.#settle();
    this.#strain.taken(atMs);
  }

  skipped(atMs: number): void {
    if (this.#settles(atMs)) this.#strain.skipped(atMs);
  }

  lost(frames: number, atMs: number): void {
    if (!this.#settles(atMs)) return;
    this.#strain.lost(frames, { atMs, agoMs: LOST_AGO_MS, counted: !this.#acknowledges });
  }

  /** What the display takes of what it is sent; `undefined` while it takes all of it, or that is not clear. Told once. */
  verdict(nowMs: number): Takes | undefined {
    const takes = this.#strain.takes(nowMs);
    if (!takes) return undefined;
    this.#strain.clear();
    if (takes.fps >= this.#fps * TAKES_ALL) return undefined;
    // What is offered is what the setting lets through; it says nothing about the source unless it is clearly less.
    const offered = takes.offered < this.#fps * OFFERS_ALL ? takes.offered : Number.POSITIVE_INFINITY;
    return { ...this.#bySlowness(takes, nowMs), offered };
  }

  #bySlowness(takes: Takes, nowMs: number): Takes {
    const { tookMs, atMs } = this.#last;
    const tells = tookMs >= ONE_BY_ONE_MS && nowMs - atMs <= LAST_TELLS_FOR_MS;
    return takes.vague && tells ? { ...takes, fps: 1000 / tookMs, vague: false } : takes;
  }

  #settles(nowMs: number): boolean {
    const { told, untold } = SETTLES_WITHIN_MS;
    const picturesMs = (SETTLES_WITHIN_PICTURES * 1000) / this.#fps;
    if (nowMs - this.#changedAt > (this.#acknowledges ? Math.max(told, picturesMs) : untold)) this.#settle();
    return this.#settled;
  }

  #settle(): void {
    if (!this.#settled) this.#strain.clear();
    this.#settled = true;
  }
}
