import type { Rect } from '#shared/brush/surface';
import { type Pixels, wordsOf } from './pixels.ts';

const PIXEL_BYTES = 4;

/**
 * The smallest area of whole pixels that holds all in which two pictures of one size differ; `undefined` when they do not. `within`:
 * the only part that is looked at, which lies inside of them.
 */
export function pictureDifference(
  before: Pixels,
  after: Pixels,
  within: Rect = { x: 0, y: 0, width: after.width, height: after.height },
): Rect | undefined {
  const rows = differentRows(before, after, within);
  if (!rows) return undefined;
  const [was, is] = [numbersOf(before), numbersOf(after)];
  let left = within.x + within.width;
  let right = within.x;
  for (let y = rows.top; y < rows.bottom; y += 1) {
    const row = y * after.width;
    let x = within.x;
    while (x < left && was[row + x] === is[row + x]) x += 1;
    left = x;
    x = within.x + within.width;
    while (x > right && was[row + x - 1] === is[row + x - 1]) x -= 1;
    right = x;
  }
  return { x: left, y: rows.top, width: right - left, height: rows.bottom - rows.top };
}

/** The first row that differs, and the one after the last. */
function differentRows(
  before: Pixels,
  after: Pixels,
  { x, y, width, height }: Rect,
): { top: number; bottom: number } | undefined {
  const differs = (row: number) => {
    const from = (row * after.width + x) * PIXEL_BYTES;
    const to = from + width * PIXEL_BYTES;
    return after.data.compare(before.data, from, to, from, to) !== 0;
  };
  let top = y;
  let bottom = y + height;
  while (top < bottom && !differs(top)) top += 1;
  while (bottom > top && !differs(bottom - 1)) bottom -= 1;
  return top < bottom ? { top, bottom } : undefined;
}

/** A pixel as one number. A buffer that begins in the middle of one is copied. */
function numbersOf(pixels: Pixels): Uint32Array {
  return wordsOf(pixels) ?? new Uint32Array(Uint8Array.from(pixels.data).buffer);
}
