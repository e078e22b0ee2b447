import { ImageError } from './image-error.ts';

/** A picture as it is in memory: `height` rows of `width` pixels, 4 bytes each (red, green, blue, alpha; sRGB, not premultiplied). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Throws `ImageError` unless the buffer is as long as the size says: native encoders must never read past it. */
export function checkPixels({ width, height, data }: Pixels): void {
  const expected = width * height * 4;
  if (expected > 0 && data.length === expected) return;
  throw new ImageError('broken', `${data.length} bytes are not the pixels of a ${width}×${height} picture.`);
}
