import type { Grade } from './look-grade.ts';
import type { LookJob } from './pixel-jobs.ts';

/** Grades a row of the target in place, while it is still in the processor's cache. */
export type GradeRow = (row: number, y: number) => void;

/**
 * What a look does to colours, row by row. A piece of `pixel-program.ts`: it uses nothing from outside. Its loops are given all that they
 * touch as arguments: measured, what a closure captures costs them more than twice the time.
 */
export function rowGrading(): (grade: Grade, job: LookJob) => GradeRow {
  const OPAQUE = 0xff000000;

  function grading({ table, saturation, dithered }: Grade, { target, width, x, y: top }: LookJob): GradeRow {
    return (row, y) => {
      const end = row + width;
      if (saturation !== undefined) saturate(target, row, end, saturation);
      if (dithered) ditherRow(target, row, end, x, ((top + y) & 7) << 3, table, dithered.green);
      else lookUp(target, row, end, table);
    };
  }

  /** Luma of BT.709 on sRGB values, as the CSS filter `saturate` does it; `share` in 1/256. A grey stays the very grey. */
  function saturate(target: Uint32Array, from: number, to: number, share: number): void {
    const colour = share << 8;
    for (let at = from; at < to; at += 1) {
      const word = target[at] ?? 0;
      const red = word & 255;
      const green = (word >>> 8) & 255;
      const blue = (word >>> 16) & 255;
      const luma = (red * 13_933 + green * 46_871 + blue * 4_732) >> 8;
      const grey = (luma * (256 - share) + 32_768) | 0;
      target[at] =
        clamped((grey + red * colour) >> 16) |
        (clamped((grey + green * colour) >> 16) << 8) |
        (clamped((grey + blue * colour) >> 16) << 16) |
        OPAQUE;
    }
  }

  function clamped(level: number): number {
    return level < 0 ? 0 : level > 255 ? 255 : level;
  }

  function lookUp(target: Uint32Array, from: number, to: number, table: Uint8Array): void {
    for (let at = from; at < to; at += 1) {
      const word = target[at] ?? 0;
      const red = table[word & 255] ?? 0;
      const green = table[(word >>> 8) & 255] ?? 0;
      const blue = table[(word >>> 16) & 255] ?? 0;
      target[at] = red | (green << 8) | (blue << 16) | OPAQUE;
    }
  }

  function ditherRow(
    target: Uint32Array,
    from: number,
    to: number,
    x: number,
    cellRow: number,
    fives: Uint8Array,
    sixes: Uint8Array,
  ): void {
    for (let at = from, column = x; at < to; at += 1, column += 1) {
      const word = target[at] ?? 0;
      const cell = (cellRow | (column & 7)) << 8;
      const red = fives[cell | (word & 255)] ?? 0;
      const green = sixes[cell | ((word >>> 8) & 255)] ?? 0;
      const blue = fives[cell | ((word >>> 16) & 255)] ?? 0;
      target[at] = red | (green << 8) | (blue << 16) | OPAQUE;
    }
  }

  return grading;
}
