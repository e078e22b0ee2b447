import type { Rect } from '#shared/brush/surface';

/** One picture of an animation, as its file holds it. */
export interface AnimationPart {
  /** A file of its own with this picture alone: a GIF or WebP of the size of `at`. */
  readonly file: () => Buffer;
  /** Where it lies on the canvas, px; files exist in which that is beyond. */
  readonly at: Rect;
  /** As the file says it, ms. */
  readonly delayMs: number;
  /** Its transparent pixels make a hole, instead of letting through what was there. */
  readonly replace: boolean;
  /** What becomes of its area before the next one: `keep`, `clear`, or `restore` what was there before. */
  readonly after: 'keep' | 'clear' | 'restore';
}

/** The parts of a file, found without decoding any. */
export interface AnimationParts {
  readonly width: number;
  readonly height: number;
  /** How often it is played; 0: for ever. */
  readonly loop: number;
  readonly parts: readonly AnimationPart[];
}

/** The file ends in the middle of something, or holds what cannot be there. */
export class BrokenAnimation extends Error {
  override name = 'BrokenAnimation';
}

/** Throws `BrokenAnimation` unless so many bytes are there. */
export function checkThere(bytes: Buffer, at: number, length: number): void {
  if (at + length > bytes.length)
    throw new BrokenAnimation(`It ends at byte ${bytes.length}, within something.`);
}
