import type { LookJob, Reading } from './pixel-jobs.ts';
import type { GradeRow } from './row-grading.ts';
import type { RowSampling } from './row-sampling.ts';

interface Pieces extends RowSampling {
  readonly grading: (grade: NonNullable<LookJob['grade']>, job: LookJob) => GradeRow;
  readonly over: (front: number, back: number) => number;
}

/** Renders a view, in one pass over its pixels. A piece of `pixel-program.ts`: it uses nothing from outside but its arguments. */
export function lookProgram({ picking, resampling, grading, over }: Pieces): (job: LookJob) => boolean {
  function render(job: LookJob): boolean {
    const { target, width, height, placed, background } = job;
    const source = job.flatten ? flattened(job.source, background) : job.source;
    const left = Math.max(0, placed.x);
    const right = Math.min(width, placed.x + placed.width);
    const top = Math.max(0, placed.y);
    const bottom = Math.min(height, placed.y + placed.height);
    const drawRow = job.taps
      ? resampling(source, job.taps, target)
      : picking(source, placed, target, left, right);
    const gradeRow = job.grade ? grading(job.grade, job) : undefined;
    for (let y = 0; y < height; y += 1) {
      const row = y * width;
      const drawn = y >= top && y < bottom && left < right;
      if (!drawn || left > 0 || right < width) target.fill(background, row, row + width);
      if (drawn) drawRow(y - placed.y, y - top, row + left);
      gradeRow?.(row, y);
    }
    return false;
  }

  /** A copy that lies as it is seen, over the background. */
  function flattened(source: Reading, background: number): Reading {
    const { words, base, columnStep, rowStep, width, height } = source;
    const flat = new Uint32Array(width * height);
    for (let v = 0, out = 0; v < height; v += 1) {
      let at = base + v * rowStep;
      for (let u = 0; u < width; u += 1, at += columnStep, out += 1)
        flat[out] = over(words[at] ?? 0, background);
    }
    return { words: flat, base: 0, columnStep: 1, rowStep: width, width, height };
  }

  return render;
}
