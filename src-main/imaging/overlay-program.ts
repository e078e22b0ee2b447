import type { Rect } from '#shared/brush/surface';
import type { OverlayJob } from './pixel-jobs.ts';

/** Lays pictures of an animation over each other. A piece of `pixel-program.ts`: it uses nothing from outside but its arguments. */
export function overlayProgram({
  over,
}: {
  readonly over: (front: number, back: number) => number;
}): (job: OverlayJob) => boolean {
  const OPAQUE = 0xff000000;

  function overlay(job: OverlayJob): boolean {
    const { canvas, width, height, restore, clear, save, at, picture } = job;
    if (restore) canvas.set(restore);
    if (clear) forRows(clear, width, height, (from, to) => canvas.fill(0, from, to));
    save?.set(canvas);
    forRows(at, width, height, (from, to, first) => {
      for (let out = from, word = first; out < to; out += 1, word += 1) {
        const front = picture[word] ?? 0;
        canvas[out] = job.replace ? front : over(front, canvas[out] ?? 0);
      }
    });
    job.output.set(canvas);
    return hasHoles(canvas);
  }

  function hasHoles(canvas: Uint32Array): boolean {
    for (let at = 0; at < canvas.length; at += 1) if ((canvas[at] ?? 0) < OPAQUE) return true;
    return false;
  }

  /** Calls `visit` for each row of `rect` inside of a canvas: first and last word, and the word of the rect that the first one is. */
  function forRows(
    rect: Rect,
    width: number,
    height: number,
    visit: (from: number, to: number, first: number) => void,
  ): void {
    const left = Math.max(0, rect.x);
    const right = Math.min(width, rect.x + rect.width);
    for (let y = Math.max(0, rect.y); y < Math.min(height, rect.y + rect.height); y += 1)
      if (right > left) visit(y * width + left, y * width + right, (y - rect.y) * rect.width + left - rect.x);
  }

  return overlay;
}
