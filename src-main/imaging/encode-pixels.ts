import { cutOut } from './cut-out.ts';
import type { Encoding } from './frame.ts';
import { encodeJpeg } from './jpeg.ts';
import { encodePng, encodeSmallJpeg, encodeWebp } from './pictures.ts';
import { type Pixels, wordsOf } from './pixels.ts';

/** How the pixels of a view become bytes. `still`: nobody is in a hurry. */
export type Encoder = (pixels: Pixels, encoding: Encoding & { readonly still?: boolean }) => Promise<Buffer>;

/** `still`: a smaller JPEG and WebP for several times the time. Off the main thread. Rejects with `ImageError`. */
export async function encodePixels(
  pixels: Pixels,
  { format, quality, region, still }: Parameters<Encoder>[1],
): Promise<Buffer> {
  // A region is a piece of what moves.
  if (region && format === 'jpeg') return encodeJpeg(pixels, { quality, part: region });
  const shown = region ? cutOut(pixels, region) : pixels;
  switch (format) {
    case 'jpeg':
      return still ? encodeSmallJpeg(shown, { quality }) : encodeJpeg(shown, { quality });
    case 'png':
      return encodePng(shown);
    case 'webp':
      return encodeWebp(shown, {
        quality,
        effort: still ? 'small' : 'fast',
        lossless: still === true && hasFewColours(shown),
      });
    default:
      return format satisfies never;
  }
}

/** What a palette holds, and what a photo has in its first rows. */
const FEW_COLOURS = 256;
/** Every eighth row tells pixel art from a photo, in 0.2 ms. */
const ROW_STEP = 8;

/** Whether a picture is pixel art: then lossless WebP is a tenth of any other, and shows every pixel. */
export function hasFewColours(pixels: Pixels): boolean {
  const words = wordsOf(pixels);
  if (!words) return false;
  const colours = new Set<number>();
  for (let row = 0; row < pixels.height; row += ROW_STEP) {
    let last = -1;
    for (const word of words.subarray(row * pixels.width, (row + 1) * pixels.width)) {
      if (word === last) continue;
      last = word;
      if (colours.add(word).size > FEW_COLOURS) return false;
    }
  }
  return true;
}
