import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { PaintedFrame } from '../imaging/frame.ts';

export const BLACK_SOURCE = 'panic:dark';

/** What every display shows in `dark`: one frame of the panel's size, made once and encoded once for all of them. */
export function blackFrame(): PaintedFrame {
  const side = DISPLAY_LIMITS.screenPx;
  let pixels: ReturnType<PaintedFrame['pixels']> | undefined;
  return {
    source: BLACK_SOURCE,
    sequence: 1,
    width: side,
    height: side,
    // Nobody drew it: it is older than everything, so no latency is ever taken from it.
    marks: { receivedAt: 0, composedAt: 0 },
    contributors: new Set(),
    pixels: () => {
      pixels ??= { width: side, height: side, data: opaqueBlack(side * side) };
      return pixels;
    },
  };
}

function opaqueBlack(pixels: number): Buffer {
  return Buffer.alloc(pixels * 4, Uint8Array.of(0, 0, 0, 255));
}
