import type { StrokePoint, StrokeStyle } from '../document/stroke.ts';
import type { Dab } from './dab.ts';
import type { Rect } from './surface.ts';
import { ThinWay } from './thin-way.ts';

/** A run of dabs that is filled as one shape; the next run begins with the last dab of this one. */
export interface Run {
  readonly dabs: readonly Dab[];
  readonly bounds: Rect;
}

/** Dabs in a finished run. Long enough that seams are rare, short enough that the open end of a stroke costs little. */
const RUN_DABS = 96;

/** How far, in canvas units, the drawn line may be from the true curve: far below what can be seen. */
const FLATNESS = 0.05;
/** Reached only by a bend across half a canvas between two points. */
const CURVE_STEPS_MAX = 64;
/**
 * A hand needs minutes for a stroke of so many dabs, and its points are dense. Beyond it a point gets few steps: 20,000 points
 * that jump across the canvas would otherwise take the compositor ten seconds.
 */
const FINE_DABS = 20_000;
const COARSE_STEPS = 2;

/**
 * Turns the points of a pen into dabs along a smooth line, as they come.
 *
 * The line runs through the midpoints of neighbouring points (quadratic Bézier with the point as its control), so it never
 * waits for more than one point. Finished runs never change: whether a stroke comes point by point or whole, the runs are
 * the same — the live line does not jump when it is committed, and extending a stroke costs what was added, not what is there.
 */
export class StrokePath {
  readonly #size: number;
  readonly #step: number;
  readonly #finished: Run[] = [];
  readonly #way = new ThinWay();
  #open: Dab[] = [];
  #previous: Dab | undefined;
  #middle: Dab | undefined;
  #dabs = 0;
  /** The newest point, even when it was too near to count: the tip of the pen is where the hand is. */
  #tip: Dab | undefined;

  constructor(style: Pick<StrokeStyle, 'size'>) {
    this.#size = style.size;
    // Points nearer than this add nothing that can be seen, only paint time.
    this.#step = Math.max(0.75, style.size * 0.06);
  }

  /** Runs that will never change again. */
  get finished(): readonly Run[] {
    return this.#finished;
  }

  extend(points: readonly StrokePoint[]): void {
    for (const point of points) this.#accept(this.#dabOf(point));
  }

  /** The end that still changes, up to the tip of the pen; `undefined` before the first point. */
  tail(): Run | undefined {
    if (!this.#tip) return undefined;
    const { waiting } = this.#way;
    return runOf(waiting ? [...this.#open, waiting, this.#tip] : [...this.#open, this.#tip]);
  }

  #dabOf(point: StrokePoint): Dab {
    // Pressure 0.5 is a mouse or finger: exactly `size`. A pen goes from 0.3 to 1.7 of it.
    const radius = Math.max(0.35, (this.#size / 2) * (0.3 + 1.4 * point.pressure));
    return { x: point.x, y: point.y, radius };
  }

  #accept(point: Dab): void {
    this.#tip = point;
    const previous = this.#previous;
    if (!previous) {
      this.#previous = point;
      this.#add(point);
      return;
    }
    if (this.#isNear(previous, point)) return;
    const middle = between(previous, point, 0.5);
    if (this.#middle) this.#curve(this.#middle, previous, middle);
    else this.#add(middle);
    this.#middle = middle;
    this.#previous = point;
  }

  /** A pen that presses harder where it stands makes a bigger dot, which must not vanish when it moves on. */
  #isNear(previous: Dab, point: Dab): boolean {
    const moved = Math.hypot(point.x - previous.x, point.y - previous.y);
    return moved < this.#step && Math.abs(point.radius - previous.radius) < this.#step / 2;
  }

  #curve(from: Dab, control: Dab, to: Dab): void {
    const fine = curveSteps(from, control, to);
    const steps = this.#dabs < FINE_DABS ? fine : Math.min(fine, COARSE_STEPS);
    for (let step = 1; step <= steps; step += 1) {
      const t = step / steps;
      this.#add(between(between(from, control, t), between(control, to, t), t));
    }
  }

  #add(dab: Dab): void {
    this.#dabs += 1;
    const settled = this.#way.add(dab);
    if (settled) this.#keep(settled);
  }

  #keep(dab: Dab): void {
    this.#open.push(dab);
    if (this.#open.length < RUN_DABS) return;
    this.#finished.push(runOf(this.#open));
    this.#open = [dab];
  }
}

/**
 * Capsules between dabs are straight, so only the bend of the line and of its width needs steps. A quadratic Bézier leaves
 * its chord by a quarter of its second difference, and by 1/n² of that when it is cut in n.
 */
function curveSteps(from: Dab, control: Dab, to: Dab): number {
  const bend = Math.hypot(
    from.x - 2 * control.x + to.x,
    from.y - 2 * control.y + to.y,
    from.radius - 2 * control.radius + to.radius,
  );
  return Math.max(1, Math.min(CURVE_STEPS_MAX, Math.ceil(Math.sqrt(bend / (4 * FLATNESS)))));
}

function between(a: Dab, b: Dab, t: number): Dab {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, radius: a.radius + (b.radius - a.radius) * t };
}

function runOf(dabs: readonly Dab[]): Run {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const dab of dabs) {
    // One unit more on every side for the soft edge.
    left = Math.min(left, dab.x - dab.radius - 1);
    top = Math.min(top, dab.y - dab.radius - 1);
    right = Math.max(right, dab.x + dab.radius + 1);
    bottom = Math.max(bottom, dab.y + dab.radius + 1);
  }
  return { dabs, bounds: { x: left, y: top, width: right - left, height: bottom - top } };
}
