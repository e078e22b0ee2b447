import type { PaintedFrame } from '../src-main/imaging/frame.ts';
import type { Pixels } from '../src-main/imaging/pixels.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';

/** Frames of one source, each with the next sequence and the next of the pictures. */
export function framesOf(pictures: readonly Pixels[]): () => PaintedFrame {
  let sequence = 0;
  return () => {
    sequence += 1;
    const pixels = pictures[sequence % pictures.length];
    if (!pixels) throw new Error('there is no picture');
    const { width, height } = pixels;
    const now = systemClock.now();
    const marks = { receivedAt: now, composedAt: now };
    return { source: 'bench', sequence, width, height, marks, contributors: new Set(), pixels: () => pixels };
  };
}
