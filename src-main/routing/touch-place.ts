import type { Look } from '#shared/contract/look';
import { placementOf, type Size } from '../imaging/fit.ts';
import type { View } from '../imaging/frame.ts';

/** Shares of width and height, 0–1 from the top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a point of a panel lies in what people see there: the look's flip and rotation are undone. Where the picture covers the whole
 * panel, its fit and crop are undone as well, so that the place is one of the picture. Beside a picture there is nothing to point at, and
 * a tile shows a part of something larger: then the panel stays the measure. `picture`: px; absent while there is none.
 */
export function placeInPicture(onPanel: Place, view: View, picture: Size | undefined): Place {
  const { look, tile } = view;
  const shown = picture && !tile ? shownPart(view, picture) : undefined;
  const seen = shown ? { x: scale(onPanel.x, shown.x), y: scale(onPanel.y, shown.y) } : onPanel;
  const upright = turnedBack(seen, look);
  if (!shown) return upright;
  const { crop } = look;
  return within({ x: crop.x + upright.x * crop.width, y: crop.y + upright.y * crop.height });
}

interface Span {
  readonly from: number;
  readonly length: number;
}

function scale(share: number, { from, length }: Span): number {
  return from + share * length;
}

/** The part of the turned picture that is on the panel, in shares; `undefined` when something else is there too. */
function shownPart({ look, width, height }: View, picture: Size): { x: Span; y: Span } | undefined {
  const across = look.rotate === 90 || look.rotate === 270;
  const cropped = {
    width: Math.max(1, Math.round(picture.width * look.crop.width)),
    height: Math.max(1, Math.round(picture.height * look.crop.height)),
  };
  const turned = across ? { width: cropped.height, height: cropped.width } : cropped;
  const placed = placementOf(turned, { width, height }, look.fit);
  if (placed.x > 0 || placed.y > 0) return undefined;
  if (placed.x + placed.width < width || placed.y + placed.height < height) return undefined;
  return {
    x: { from: -placed.x / placed.width, length: width / placed.width },
    y: { from: -placed.y / placed.height, length: height / placed.height },
  };
}

/** A look turns clockwise first, and flips what it has turned. */
function turnedBack({ x, y }: Place, { rotate, flip }: Look): Place {
  const unflipped = {
    x: flip === 'horizontal' || flip === 'both' ? 1 - x : x,
    y: flip === 'vertical' || flip === 'both' ? 1 - y : y,
  };
  switch (rotate) {
    case 0:
      return unflipped;
    case 90:
      return { x: unflipped.y, y: 1 - unflipped.x };
    case 180:
      return { x: 1 - unflipped.x, y: 1 - unflipped.y };
    case 270:
      return { x: 1 - unflipped.y, y: unflipped.x };
    default:
      return rotate satisfies never;
  }
}

/** The last bit of a sum must not lead out of the picture. */
function within({ x, y }: Place): Place {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}
