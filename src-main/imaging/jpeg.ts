import turbo from '@julusian/jpeg-turbo';
import type { Rect } from '#shared/brush/surface';
import { checkPart, cutOut } from './cut-out.ts';
import { ImageError } from './image-error.ts';
import { brokenPicture, checkHeader } from './picture-limits.ts';
import { checkPixels, type Pixels } from './pixels.ts';

/** Live pictures go through libjpeg-turbo: five times as fast as sharp's default, and off the main thread. */

const SUBSAMPLING = { '4:2:0': turbo.SAMP_420, '4:2:2': turbo.SAMP_422 } as const;

export interface JpegOptions {
  /** 1–100. */
  readonly quality: number;
  readonly subsampling?: keyof typeof SUBSAMPLING;
  /** Only this part, px. */
  readonly part?: Rect;
}

/** S4: baseline, 8 bit, three components. Alpha is left out. Throws `ImageError` when the pixels do not fill their size. */
export async function encodeJpeg(pixels: Pixels, options: JpegOptions): Promise<Buffer> {
  checkPixels(pixels);
  const { width, height, data, stride } = partOf(pixels, options.part);
  const subsampling = SUBSAMPLING[options.subsampling ?? '4:2:0'];
  const room = takeRoom(turbo.bufferSize({ width, height, subsampling }));
  try {
    const { quality } = options;
    const bytes = await turbo.compress(data, room, {
      format: turbo.FORMAT_RGBA,
      width,
      height,
      stride,
      quality,
      subsampling,
    });
    return Buffer.from(bytes);
  } finally {
    giveBack(room);
  }
}

/** A part is read where it lies; one that ends in the last row is copied, because its rows must be whole in memory. */
function partOf(pixels: Pixels, part: Rect | undefined): Pixels & { readonly stride: number } {
  if (!part) return { ...pixels, stride: pixels.width };
  checkPart(pixels, part);
  const data = pixels.data.subarray((part.y * pixels.width + part.x) * 4);
  if (data.length < pixels.width * part.height * 4) return { ...cutOut(pixels, part), stride: part.width };
  return { width: part.width, height: part.height, data, stride: pixels.width };
}

/**
 * libjpeg-turbo wants room for the worst case: 1.5 MB for 720×720, of which a picture fills 80 kB. Room that is made anew for
 * every frame costs more in garbage collections than the encoding itself (measured: 0.6 ms a frame), so it is used again.
 */
const ROOMS_KEPT = 4;
const rooms: Buffer[] = [];

function takeRoom(size: number): Buffer {
  const index = rooms.findIndex(room => room.length >= size);
  const [room] = index < 0 ? [] : rooms.splice(index, 1);
  return room ?? Buffer.allocUnsafeSlow(size);
}

function giveBack(room: Buffer): void {
  rooms.push(room);
  if (rooms.length > ROOMS_KEPT) rooms.shift();
}

/**
 * Decodes a JPEG of one or three components, whole. A truncated or damaged one is refused, although libjpeg could show a
 * part of it (S3, D4: what is shown stays as it is). Throws `ImageError`.
 */
export async function decodeJpeg(bytes: Buffer, options: { maxSidePx?: number } = {}): Promise<Pixels> {
  const header = checkHeader(bytes, options.maxSidePx);
  if (header.format !== 'jpeg') throw new ImageError('unknown-format', 'The bytes are no JPEG.');
  try {
    const { data, width, height } = await turbo.decompress(bytes, { format: turbo.FORMAT_RGBA });
    return { width, height, data };
  } catch (cause) {
    throw brokenPicture(header, cause);
  }
}
