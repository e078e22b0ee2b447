import type { Rect } from '#shared/brush/surface';
import type { Reading } from './pixel-jobs.ts';
import type { Taps } from './resample-taps.ts';

/** Draws a row of a picture: `placedRow` counts in all of the placed picture, `visibleRow` in what is seen of it; `out` is the first word. */
export type DrawRow = (placedRow: number, visibleRow: number, out: number) => void;

export interface RowSampling {
  readonly picking: (
    source: Reading,
    placed: Rect,
    target: Uint32Array,
    left: number,
    right: number,
  ) => DrawRow;
  readonly resampling: (
    source: Reading,
    taps: { readonly columns: Taps; readonly rows: Taps },
    target: Uint32Array,
  ) => DrawRow;
}

/**
 * How rows of a scaled picture are made. A piece of `pixel-program.ts`: it uses nothing from outside. Its loops are given all that they
 * touch as arguments: measured, what a closure captures costs them more than twice the time.
 */
export function rowSampling(): RowSampling {
  const OPAQUE = 0xff000000;

  /** Each pixel is the nearest one; at 1:1 that is the very pixel. */
  function picking(source: Reading, placed: Rect, target: Uint32Array, left: number, right: number): DrawRow {
    const { words, base, columnStep, rowStep, width, height } = source;
    const count = Math.max(0, right - left);
    const rowOf = (placedRow: number) =>
      base + Math.floor(((placedRow + 0.5) * height) / placed.height) * rowStep;
    if (placed.width === width && columnStep === 1) {
      const first = left - placed.x;
      return (placedRow, _visibleRow, out) => {
        const row = rowOf(placedRow) + first;
        target.set(words.subarray(row, row + count), out);
      };
    }
    const offsets = new Int32Array(count);
    for (let at = 0; at < count; at += 1)
      offsets[at] = Math.floor(((left + at - placed.x + 0.5) * width) / placed.width) * columnStep;
    return (placedRow, _visibleRow, out) => pick(words, rowOf(placedRow), offsets, target, out);
  }

  function pick(
    words: Uint32Array,
    row: number,
    offsets: Int32Array,
    target: Uint32Array,
    out: number,
  ): void {
    for (let at = 0; at < offsets.length; at += 1) target[out + at] = words[row + (offsets[at] ?? 0)] ?? 0;
  }

  /** Separable: the rows that make a new row are summed for the columns that are needed, then those columns. */
  function resampling(source: Reading, taps: { columns: Taps; rows: Taps }, target: Uint32Array): DrawRow {
    const { words, base, columnStep, rowStep } = source;
    const { columns, rows } = taps;
    const last = columns.first.length - 1;
    const from = columns.first[0] ?? 0;
    const end = (columns.first[last] ?? 0) + (columns.count[last] ?? 0);
    const sums = new Int32Array((end - from) * 3);
    return (_placedRow, visibleRow, out) => {
      const start = base + (rows.first[visibleRow] ?? 0) * rowStep + from * columnStep;
      sumRows(words, start, columnStep, rowStep, rows, visibleRow, sums);
      sumColumns(sums, columns, from, target, out);
    };
  }

  function sumRows(
    words: Uint32Array,
    start: number,
    columnStep: number,
    rowStep: number,
    { weights, perPixel, count }: Taps,
    row: number,
    sums: Int32Array,
  ): void {
    const firstTap = row * perPixel;
    const endTap = firstTap + (count[row] ?? 0);
    for (let sum = 0, column = start; sum < sums.length; sum += 3, column += columnStep) {
      // 64 is the half that rounds; 7 bits of the fraction stay.
      let red = 64;
      let green = 64;
      let blue = 64;
      for (let tap = firstTap, at = column; tap < endTap; tap += 1, at += rowStep) {
        const weight = weights[tap] ?? 0;
        const word = words[at] ?? 0;
        red = (red + weight * (word & 255)) | 0;
        green = (green + weight * ((word >>> 8) & 255)) | 0;
        blue = (blue + weight * ((word >>> 16) & 255)) | 0;
      }
      sums[sum] = red >> 7;
      sums[sum + 1] = green >> 7;
      sums[sum + 2] = blue >> 7;
    }
  }

  function sumColumns(sums: Int32Array, columns: Taps, from: number, target: Uint32Array, out: number): void {
    const { first, count, weights, perPixel } = columns;
    for (let pixel = 0; pixel < first.length; pixel += 1) {
      let red = 1 << 20;
      let green = red;
      let blue = red;
      let at = ((first[pixel] ?? 0) - from) * 3;
      let tap = pixel * perPixel;
      for (const end = tap + (count[pixel] ?? 0); tap < end; tap += 1, at += 3) {
        const weight = weights[tap] ?? 0;
        red = (red + weight * (sums[at] ?? 0)) | 0;
        green = (green + weight * (sums[at + 1] ?? 0)) | 0;
        blue = (blue + weight * (sums[at + 2] ?? 0)) | 0;
      }
      target[out + pixel] =
        clamped(red >> 21) | (clamped(green >> 21) << 8) | (clamped(blue >> 21) << 16) | OPAQUE;
    }
  }

  function clamped(level: number): number {
    return level < 0 ? 0 : level > 255 ? 255 : level;
  }

  return { picking, resampling };
}
