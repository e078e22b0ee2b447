import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import { ImageError } from '../imaging/image-error.ts';
import { type ImageFormat, readImageHeader } from '../imaging/image-header.ts';
import { fitPicture } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { type Colour, hexOf } from './panel-pixels.ts';
import { Refusal } from './refusal.ts';

const SIDE = DISPLAY_LIMITS.screenPx;

/**
 * D2, D4: the format of an uploaded picture, by its bytes; `declared` (X-Image-Format) must agree. Only the header is read.
 * Throws `Refusal` `INVALID_IMAGE`, `IMAGE_TOO_LARGE` or `UNSUPPORTED_MEDIA_TYPE`.
 */
export function checkPicture(bytes: Buffer, declared: ImageFormat | undefined): ImageFormat {
  const header = readImageHeader(bytes);
  if (!header) throw new Refusal('INVALID_IMAGE', 'The bytes are no readable PNG, JPEG, WebP or GIF.');
  if (declared !== undefined && declared !== header.format) {
    throw new Refusal(
      'UNSUPPORTED_MEDIA_TYPE',
      `X-Image-Format says ${declared}; the bytes are ${header.format}.`,
    );
  }
  const { width, height } = header;
  if (Math.max(width, height) > DISPLAY_LIMITS.uploadSidePx) {
    const limit = DISPLAY_LIMITS.uploadSidePx;
    throw new Refusal(
      'IMAGE_TOO_LARGE',
      `The picture is ${width}×${height} px; at most ${limit} px a side are taken.`,
    );
  }
  return header.format;
}

/** Decodes off the main thread and fits the picture to the panel (aspect kept, centred). Throws `Refusal` `INVALID_IMAGE`. */
export async function decodeForPanel(bytes: Buffer, background: Colour): Promise<Pixels> {
  try {
    return await fitPicture(bytes, { width: SIDE, height: SIDE, background: hexOf(background) });
  } catch (cause) {
    if (cause instanceof ImageError) throw new Refusal('INVALID_IMAGE', cause.message, { cause });
    throw cause;
  }
}
