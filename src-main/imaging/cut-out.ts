import type { Rect } from '#shared/brush/surface';
import { ImageError } from './image-error.ts';
import type { Pixels } from './pixels.ts';

/** A copy of a part of a picture. Throws `ImageError` unless all of `part` is inside of it. */
export function cutOut(pixels: Pixels, part: Rect): Pixels {
  checkPart(pixels, part);
  const { x, y, width, height } = part;
  const data = Buffer.allocUnsafe(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * pixels.width + x) * 4;
    pixels.data.copy(data, row * width * 4, from, from + width * 4);
  }
  return { ...pixels, width, height, data };
}

/** Throws `ImageError` unless `part` has an area, in whole px, inside of the picture. */
export function checkPart(pixels: Pixels, { x, y, width, height }: Rect): void {
  const whole = [x, y, width, height].every(Number.isInteger);
  const inside = x >= 0 && y >= 0 && x + width <= pixels.width && y + height <= pixels.height;
  if (whole && inside && width > 0 && height > 0) return;
  const size = `${pixels.width}×${pixels.height}`;
  throw new ImageError('broken', `A picture of ${size} px has no part ${width}×${height} at ${x}, ${y}.`);
}
