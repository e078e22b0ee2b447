import type { Rect } from '#shared/brush/surface';
import type { Fit } from '#shared/contract/look';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a picture comes to lie in `into`, whole px, at least one a side, in the middle. With `cover` it may reach beyond. With `pixel`
 * each of its pixels is a square of whole px; one that is too large even at 1:1 is shown at the largest 1:n at which all of it is seen.
 */
export function placementOf(picture: Size, into: Size, fit: Fit = 'contain'): Rect {
  const { width, height } = placedSize(picture, into, fit);
  return { x: (into.width - width) >> 1, y: (into.height - height) >> 1, width, height };
}

function placedSize(picture: Size, into: Size, fit: Fit): Size {
  const scales = [into.width / picture.width, into.height / picture.height];
  switch (fit) {
    case 'stretch':
      return into;
    case 'contain':
      return scaled(picture, Math.min(...scales));
    case 'cover':
      return scaled(picture, Math.max(...scales));
    case 'pixel':
      return scaled(picture, wholeScale(Math.min(...scales)));
    default:
      return fit satisfies never;
  }
}

/** The largest n or 1/n that is not above `scale`. */
function wholeScale(scale: number): number {
  // 720 / 240 must be 3 whatever the last bit of the quotient.
  const slack = 1e-9;
  return scale >= 1 ? Math.floor(scale + slack) : 1 / Math.ceil(1 / scale - slack);
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Whether both have one size. */
export function fits(picture: Size, size: Size): boolean {
  return picture.width === size.width && picture.height === size.height;
}
