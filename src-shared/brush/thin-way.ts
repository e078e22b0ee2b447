import type { Dab } from './dab.ts';

/** How far, in canvas units, a dab that is left out may be from the straight way past it. */
const TOLERANCE = 0.05;
/** Bounds what a new dab costs; so many in a straight line are rare and lose little. */
const WAITING_MAX = 24;

/**
 * Leaves out the dabs of a way that a straight line between their neighbours covers: a pen reports many more points than
 * its line needs. What it decides depends only on the dabs, never on when they came.
 */
export class ThinWay {
  #anchor: Dab | undefined;
  readonly #waiting: Dab[] = [];

  /** The newest dab, when it is not decided yet whether it stays. */
  get waiting(): Dab | undefined {
    return this.#waiting.at(-1);
  }

  /** Takes the next dab; returns one that stays for good, if that is clear now. */
  add(dab: Dab): Dab | undefined {
    const anchor = this.#anchor;
    if (!anchor) {
      this.#anchor = dab;
      return dab;
    }
    const newest = this.#waiting.at(-1);
    if (!newest || this.#isStraight(anchor, dab)) {
      this.#waiting.push(dab);
      return undefined;
    }
    this.#anchor = newest;
    this.#waiting.length = 0;
    this.#waiting.push(dab);
    return newest;
  }

  #isStraight(from: Dab, to: Dab): boolean {
    return (
      this.#waiting.length < WAITING_MAX && this.#waiting.every(dab => offWay(dab, from, to) < TOLERANCE)
    );
  }
}

/** How much a dab sticks out of, or falls short of, the capsule from `from` to `to`. */
function offWay(dab: Dab, from: Dab, to: Dab): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [px, py] = [dab.x - from.x, dab.y - from.y];
  const squared = dx * dx + dy * dy;
  const t = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0;
  const radius = from.radius + (to.radius - from.radius) * t;
  return Math.hypot(px - t * dx, py - t * dy) + Math.abs(dab.radius - radius);
}
