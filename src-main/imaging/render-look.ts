import type { LookPlan } from './look-plan.ts';
import type { LookJob, PixelJob } from './pixel-jobs.ts';
import { runPixelJob } from './pixel-program.ts';
import { PixelWorkers } from './pixel-workers.ts';
import { tapsOf } from './resample-taps.ts';

const workers = new PixelWorkers();

/** A quarter of a millisecond of pixel work: less than handing it to a thread and back. */
const HERE_MOST_PX = 128 * 128;

/** Whether a plan is so little work that it is done in place; else its source must lie in shared memory. */
export function isSmall({ reading, width, height }: LookPlan): boolean {
  return reading.width * reading.height + width * height <= HERE_MOST_PX;
}

/** Renders `source` into `target`, beside the main thread unless it is little. `flatten`: the source may be translucent. */
export async function renderLook(
  plan: LookPlan,
  words: { readonly source: Uint32Array; readonly target: Uint32Array; readonly flatten: boolean },
): Promise<void> {
  const job = jobOf(plan, words);
  if (isSmall(plan)) runPixelJob(job);
  else await runJob(job);
}

/** Whether any pixel of the result is translucent. Rejects when the work cannot be done at all. */
export async function runJob(job: PixelJob): Promise<boolean> {
  try {
    return await workers.run(job);
  } catch {
    // No thread, or one that ended, is no reason for no picture; the work itself is the same here, and tells what is wrong with it.
    return runPixelJob(job);
  }
}

function jobOf(
  plan: LookPlan,
  words: { source: Uint32Array; target: Uint32Array; flatten: boolean },
): LookJob {
  const { reading, placed, width, height, x, y, grade } = plan;
  const taps = tapsFor(plan);
  return {
    kind: 'look',
    source: { ...reading, words: words.source },
    placed,
    target: words.target,
    width,
    height,
    x,
    y,
    background: wordOf(plan.background),
    flatten: words.flatten,
    ...(taps && { taps }),
    ...(grade && { grade }),
  };
}

/** For the part of the placed picture that the view shows; `undefined` when there is none or nothing is interpolated. */
function tapsFor({ kernel, reading, placed, width, height }: LookPlan): LookJob['taps'] {
  if (!kernel) return undefined;
  const [left, right] = [Math.max(0, -placed.x), Math.min(placed.width, width - placed.x)];
  const [top, bottom] = [Math.max(0, -placed.y), Math.min(placed.height, height - placed.y)];
  if (left >= right || top >= bottom) return undefined;
  return {
    columns: tapsOf({ kernel, from: reading.width, to: placed.width, start: left, end: right }),
    rows: tapsOf({ kernel, from: reading.height, to: placed.height, start: top, end: bottom }),
  };
}

/** `#rrggbb` as an opaque pixel. */
function wordOf(colour: string): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return ((rgb >>> 16) | (rgb & 0xff00) | ((rgb & 255) << 16) | 0xff000000) >>> 0;
}
