import type { Goal, PictureFormat, Side } from '#shared/contract/delivery';
import type { PilotSetting } from './pilot.ts';

export type AdaptingGoal = Exclude<Goal, 'manual'>;

/** One way to make pictures; each step of a ladder takes fewer bytes a second than the one before and gives more of nothing. */
export interface Step extends PilotSetting {
  /** Bytes of one picture, as a share of the same picture in the full side at quality 75. */
  readonly size: number;
}

/** All displays share these few rates: 20–25 % apart, about what the eye tells apart, and what one measurement can be wrong by. */
const RATES = [60, 50, 40, 30, 25, 20, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1];

/**
 * Measured with libjpeg-turbo on sketches and photos at 720×720: within a tenth of these for sketches, a quarter for photos. The
 * qualities are those that `encodeWithin` falls back to, so displays of different goals share pictures too.
 */
const SIZE_OF_QUALITY = { 90: 1.7, 75: 1, 60: 0.76, 45: 0.62 } as const;
const SIZE_OF_SIDE: Readonly<Record<Side, number>> = { 720: 1, 480: 0.52, 368: 0.34, 240: 0.17 };

interface Rung {
  readonly quality: keyof typeof SIZE_OF_QUALITY;
  readonly side: Side;
  /** Above it fps gives way, below it the next rung takes over. */
  readonly leastFps: number;
}

/** First fps, then quality, then size gives way; how much of one before the next is what a goal is. */
const GOALS: Readonly<Record<AdaptingGoal, { readonly mostFps: number; readonly rungs: readonly Rung[] }>> = {
  smooth: {
    mostFps: 60,
    rungs: [
      { quality: 75, side: 720, leastFps: 40 },
      { quality: 60, side: 720, leastFps: 40 },
      { quality: 45, side: 720, leastFps: 30 },
      { quality: 60, side: 480, leastFps: 30 },
      { quality: 45, side: 480, leastFps: 25 },
      { quality: 60, side: 368, leastFps: 25 },
      { quality: 45, side: 368, leastFps: 12 },
      { quality: 60, side: 240, leastFps: 12 },
      { quality: 45, side: 240, leastFps: 1 },
    ],
  },
  balanced: {
    mostFps: 30,
    rungs: [
      { quality: 75, side: 720, leastFps: 15 },
      { quality: 60, side: 720, leastFps: 15 },
      { quality: 45, side: 720, leastFps: 12 },
      { quality: 60, side: 480, leastFps: 10 },
      { quality: 45, side: 480, leastFps: 8 },
      { quality: 60, side: 368, leastFps: 8 },
      { quality: 45, side: 368, leastFps: 4 },
      { quality: 60, side: 240, leastFps: 4 },
      { quality: 45, side: 240, leastFps: 1 },
    ],
  },
  best: {
    mostFps: 30,
    rungs: [
      { quality: 90, side: 720, leastFps: 4 },
      { quality: 75, side: 720, leastFps: 3 },
      { quality: 60, side: 720, leastFps: 2 },
      { quality: 45, side: 720, leastFps: 1 },
      { quality: 60, side: 480, leastFps: 1 },
      { quality: 45, side: 480, leastFps: 1 },
      { quality: 60, side: 368, leastFps: 1 },
      { quality: 45, side: 368, leastFps: 1 },
      { quality: 60, side: 240, leastFps: 1 },
      { quality: 45, side: 240, leastFps: 1 },
    ],
  },
};

/** The ways to make pictures for a goal, the best first, never empty. A PNG has no quality: there only fps and side give way. */
export function ladderOf(goal: AdaptingGoal, format: PictureFormat): Ladder {
  const { mostFps, rungs } = GOALS[goal];
  const steps: Step[] = [];
  let most = mostFps;
  for (const rung of format === 'png' ? withoutQuality(rungs) : rungs) {
    const size = sizeOf(rung, format);
    const rates = RATES.filter(fps => fps <= most && fps >= rung.leastFps);
    steps.push(...rates.map(fps => ({ fps, quality: rung.quality, side: rung.side, size })));
    most = rung.leastFps;
  }
  return new Ladder(steps);
}

/** The next rate above or at the top `fps` itself; `below`: the highest one that is at most as many, at least 1. */
export const rate = {
  above: (fps: number) => RATES.findLast(other => other > fps) ?? fps,
  below: (fps: number) => RATES.find(other => other <= fps) ?? 1,
};

/** Positions count from 0, the best. */
export class Ladder {
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    if (steps.length === 0) throw new Error('a ladder needs a step');
    this.#steps = steps;
  }

  get last(): number {
    return this.#steps.length - 1;
  }

  at(position: number): Step {
    const step = this.#steps[Math.min(Math.max(position, 0), this.last)];
    if (!step) throw new RangeError(`no step ${position}`);
    return step;
  }

  /** The best position whose step passes; the last one when none does. */
  first(passes: (step: Step) => boolean): number {
    const found = this.#steps.findIndex(passes);
    return found < 0 ? this.last : found;
  }

  /** The best position at or above `from` which costs at most `times` as much a second; at least one step up. */
  above(from: number, times: number): number {
    const most = cost(this.at(from)) * times;
    return Math.max(
      0,
      Math.min(
        from - 1,
        this.first(step => cost(step) <= most),
      ),
    );
  }
}

/** Of a second of a step, in pictures of size 1. */
export function cost({ fps, size }: Step): number {
  return fps * size;
}

/** Bytes of one picture, as in `Step.size`. */
function sizeOf({ quality, side }: Rung, format: PictureFormat): number {
  return format === 'png' ? SIZE_OF_SIDE[side] : SIZE_OF_QUALITY[quality] * SIZE_OF_SIDE[side];
}

/** One rung a side, with the fewest fps of all that it stands for. */
function withoutQuality(rungs: readonly Rung[]): Rung[] {
  return rungs
    .filter(({ side }, index) => rungs.findIndex(other => other.side === side) === index)
    .map(rung => ({
      ...rung,
      quality: rungs[0]?.quality ?? rung.quality,
      leastFps: Math.min(...rungs.filter(({ side }) => side === rung.side).map(({ leastFps }) => leastFps)),
    }));
}
