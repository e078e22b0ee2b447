import { ImageError } from './image-error.ts';

/** A picture as it is in memory: `height` rows of `width` pixels, 4 bytes each (red, green, blue, alpha; sRGB, not premultiplied). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
  /** Some may be less than opaque: a look lays them over its background. Absent: all alpha is 255. */
  readonly translucent?: boolean;
}

/** Throws `ImageError` unless the buffer is as long as the size says: native encoders must never read past it. */
export function checkPixels({ width, height, data }: Pixels): void {
  const expected = width * height * 4;
  if (expected > 0 && data.length === expected) return;
  throw new ImageError('broken', `${data.length} bytes are not the pixels of a ${width}×${height} picture.`);
}

/** Pixels as 32-bit words; `undefined` where the bytes do not begin at one, which is so for small pieces of Node's pool only. */
export function wordsOf({ data }: Pick<Pixels, 'data'>): Uint32Array | undefined {
  return data.byteOffset % 4 === 0
    ? new Uint32Array(data.buffer, data.byteOffset, data.length >> 2)
    : undefined;
}

/** Whether both are the same picture, alpha included: 0.05 ms for 720×720, a twentieth of an encode. */
export function identicalPixels(a: Pixels, b: Pixels): boolean {
  return a.width === b.width && a.height === b.height && a.data.equals(b.data);
}
