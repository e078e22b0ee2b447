import type { Takes } from './adaptation-strain.ts';

/** Later than this after one measurement, the next one may be of another radio. */
const SAME_STORY_MS = 20_000;
/** Unless it is as it was, a fifth more or less. */
const AS_BEFORE = Math.log(1.2);
const KEPT = 8;
/** Two pictures as different as this, or more, tell what the bytes of a picture cost. */
const OTHER_BYTES = 0.8;
const SAME_BYTES = 0.9;

/** A display under strain: what it takes of pictures of so many bytes. */
export interface Measured extends Takes {
  readonly bytes: number;
  readonly atMs: number;
}

/**
 * What a picture costs a display, as a time: a part that is the same for each, and a part for its bytes. One measurement cannot tell
 * them apart; then all of it is the bytes', for most often it is the radio. Times are monotonic ms.
 */
export class PictureCost {
  #measured: Measured[] = [];

  /** The newest measurement. */
  get newest(): Measured | undefined {
    return this.#measured.at(-1);
  }

  /** Whether a measurement says what was known. */
  knows({ bytes, fps, vague }: Measured): boolean {
    if (!this.newest) return false;
    const times = (this.of(bytes) * fps) / 1000;
    return vague && !this.newest.vague ? times >= 1 : Math.abs(Math.log(times)) <= AS_BEFORE;
  }

  add(measured: Measured): void {
    const { atMs } = measured;
    const asBefore = this.knows(measured);
    if (asBefore && measured.vague && !this.newest?.vague) return;
    const kept = asBefore ? this.#measured : this.#measured.filter(old => atMs - old.atMs <= SAME_STORY_MS);
    // Of pictures of about the same size, one is enough.
    this.#measured = [...kept.filter(old => alike(old, measured) < SAME_BYTES), measured].slice(-KEPT);
  }

  /** ms that a picture of so many bytes takes at most, one after the other; by the newest measurement and the one most unlike it. */
  of(bytes: number): number {
    const { newest } = this;
    if (!newest) return 0;
    const timeMs = 1000 / newest.fps;
    const other = this.#mostUnlike(newest);
    if (!other) return (timeMs * bytes) / newest.bytes;
    const perByte = (1000 / other.fps - timeMs) / (other.bytes - newest.bytes);
    const within = Math.min(Math.max(perByte, 0), timeMs / newest.bytes);
    return timeMs + within * (bytes - newest.bytes);
  }

  #mostUnlike(newest: Measured): Measured | undefined {
    if (newest.vague) return undefined;
    const others = this.#measured.filter(other => !other.vague && alike(other, newest) <= OTHER_BYTES);
    return others.toSorted((one, other) => alike(one, newest) - alike(other, newest))[0];
  }
}

/** 1: pictures of the same size; the less, the more they differ. */
function alike(one: Measured, other: Measured): number {
  return Math.min(one.bytes, other.bytes) / Math.max(one.bytes, other.bytes);
}
