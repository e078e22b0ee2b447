import type { Rgb } from './colour-to-alpha.ts';

/** What the page asks of its worker, one at a time. The answer is an `ImageBitmap`, or anything else for a picture that is none. */
export interface PaperQuestion {
  /** JPEG or PNG. */
  readonly picture: Uint8Array;
  readonly paper: Rgb;
}
