import type { Rect } from '#shared/brush/surface';
import type { Frame } from '../imaging/frame.ts';
import { pictureDifference } from '../imaging/picture-difference.ts';
import type { Pixels } from '../imaging/pixels.ts';

/** By the later of two frames that follow one another: all displays want to know the same. */
const known = new WeakMap<Frame, Rect | undefined>();

/**
 * What really differs between a frame and the one before it, of all that it says may differ: the open end of a stroke is painted
 * anew as a whole, and mostly comes out as it was. `undefined` for nothing. Takes what the frame says where its pixels are not there
 * yet: to decode them would cost more than it saves.
 */
export function differenceOf(before: Frame, frame: Frame, changed: Rect): Rect | undefined {
  if (known.has(frame)) return known.get(frame);
  const difference = measured(before, frame, changed);
  known.set(frame, difference);
  return difference;
}

function measured(before: Frame, frame: Frame, changed: Rect): Rect | undefined {
  if (before.original || frame.original) return changed;
  const [was, is] = [thereAlready(before), thereAlready(frame)];
  if (!was || !is) return changed;
  return was.width === is.width && was.height === is.height ? pictureDifference(was, is, changed) : changed;
}

function thereAlready(frame: Frame): Pixels | undefined {
  const pixels = frame.pixels();
  if (!(pixels instanceof Promise)) return pixels;
  // Whoever encodes the frame hears of what is wrong with it.
  pixels.catch(() => undefined);
  return undefined;
}
