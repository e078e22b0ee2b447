import type { Sharp, SharpOptions } from 'sharp';
import type { ImageHeader } from './image-header.ts';
import { decodeJpeg } from './jpeg.ts';
import { brokenPicture, checkHeader, MAX_SIDE_PX } from './picture-limits.ts';
import { checkPixels, type Pixels } from './pixels.ts';
import { loadSharp } from './sharp.ts';
import { mayBeTranslucent } from './translucent.ts';

export interface FitSize {
  readonly width: number;
  readonly height: number;
  /** sRGB, `#rrggbb`; fills what the picture leaves free and what is transparent in it. */
  readonly background: string;
}

/**
 * Measured on a dense 720×720 drawing: level 2 without filters takes 13 ms (WASM 20 ms), sharp's default 22 ms (33 ms) for
 * files 8 % smaller, Skia's encoder 62 ms.
 */
const PNG_OPTIONS = { compressionLevel: 2, adaptiveFiltering: false } as const;

/** Measured on a dense 720×720 drawing: effort 2 takes 20 ms (WASM 28 ms), sharp's 4 takes 40 ms (60 ms) for files 5 % smaller. */
const WEBP_EFFORT = { fast: 2, small: 4 } as const;

/** R14 for a picture on its way to a canvas; who says more has pictures of the operator's own. */
interface DecodeLimits {
  /** 4096 unless set. */
  readonly maxSidePx?: number;
}

interface DecodeWithin extends DecodeLimits {
  /** Both sides are scaled alike; absent: each that is too long by itself. */
  readonly keepProportions?: boolean;
  /** Turned as its EXIF says: a camera's file. Absent: as it lies there. */
  readonly upright?: boolean;
}

/**
 * Decodes a PNG, JPEG, WebP or GIF (its first frame); EXIF is ignored. Sides over `maxSidePx` (4096 unless set) are refused
 * by the header. Throws `ImageError`.
 */
export async function decodePicture(bytes: Buffer, limits: DecodeLimits = {}): Promise<Pixels> {
  const header = checkHeader(bytes, limits.maxSidePx);
  if (isPlainJpeg(header)) return decodeJpeg(bytes, limits);
  return decoded(bytes, header, open(bytes, limits));
}

/**
 * Decodes like `decodePicture`, and squeezes each side that is longer than `most` to it, proportions not kept unless asked for: what is
 * stretched over a canvas needs no more pixels than the canvas has. A large JPEG is not even decoded in full. Off the main thread.
 * Throws `ImageError`.
 */
export async function decodePictureWithin(
  bytes: Buffer,
  most: { readonly width: number; readonly height: number },
  options: DecodeWithin = {},
): Promise<Pixels> {
  const header = checkHeader(bytes, options.maxSidePx);
  const fits = header.width <= most.width && header.height <= most.height;
  if (fits && !options.upright) return decodePicture(bytes, options);
  const source = open(bytes, { ...(options.maxSidePx && { maxSidePx: options.maxSidePx }) });
  const opened = options.upright ? source.autoOrient() : source;
  if (options.keepProportions)
    return decoded(bytes, header, opened.resize({ ...most, fit: 'inside', withoutEnlargement: true }));
  const width = Math.min(header.width, most.width);
  const height = Math.min(header.height, most.height);
  return decoded(bytes, header, opened.resize({ width, height, fit: 'fill' }));
}

/** Scales a picture to fit into `size`, its proportions kept, in the middle of the background. Throws `ImageError`. */
export async function fitPicture(picture: Buffer | Pixels, size: FitSize): Promise<Pixels> {
  const { width, height, background } = size;
  const fitted = (sharp: Sharp) =>
    sharp.resize({ width, height, fit: 'contain', background }).flatten({ background });
  if (!Buffer.isBuffer(picture)) return toPixels(fitted(openPixels(picture)));
  const header = checkHeader(picture);
  // The usual frame is a JPEG of just this size: four times as fast, and nothing is resampled.
  if (isPlainJpeg(header) && header.width === width && header.height === height) return decodeJpeg(picture);
  return toPixels(fitted(open(picture)), header);
}

/** PNG without alpha: what leaves this engine is opaque (R10). Off the main thread. Throws `ImageError`. */
export async function encodePng(pixels: Pixels): Promise<Buffer> {
  return openPixels(pixels).removeAlpha().png(PNG_OPTIONS).toBuffer();
}

export interface WebpOptions {
  /** 1–100; of a lossless one, it means nothing. */
  readonly quality: number;
  /** `fast` unless set. */
  readonly effort?: keyof typeof WEBP_EFFORT;
  readonly lossless?: boolean;
}

/** WebP without alpha. Off the main thread. Throws `ImageError`. */
export async function encodeWebp(
  pixels: Pixels,
  { quality, effort = 'fast', lossless = false }: WebpOptions,
): Promise<Buffer> {
  const options = lossless
    ? { lossless, effort: WEBP_EFFORT[effort] }
    : { quality, effort: WEBP_EFFORT[effort] };
  return openPixels(pixels).removeAlpha().webp(options).toBuffer();
}

/**
 * S4: a JPEG like that of `encodeJpeg`, with Huffman tables of its own: 4 % smaller on drawings, 30 % on pixel art, for five times
 * the time. Off the main thread. Throws `ImageError`.
 */
export async function encodeSmallJpeg(
  pixels: Pixels,
  { quality }: { readonly quality: number },
): Promise<Buffer> {
  const options = { quality, chromaSubsampling: '4:2:0', optimiseCoding: true, progressive: false };
  return openPixels(pixels).removeAlpha().jpeg(options).toBuffer();
}

/** What libjpeg-turbo turns into RGB by itself; the rest (CMYK, 12 bit) is sharp's. */
function isPlainJpeg({ jpeg }: ImageHeader): boolean {
  return jpeg !== undefined && jpeg.bits === 8 && (jpeg.components === 1 || jpeg.components === 3);
}

function open(
  bytes: Buffer,
  { maxSidePx = MAX_SIDE_PX, ...options }: DecodeLimits & SharpOptions = {},
): Sharp {
  // The header was checked; this holds for what a header can hide (a VP8X canvas). `pages`: of an animation the first frame.
  return loadSharp()(bytes, { limitInputPixels: maxSidePx ** 2, failOn: 'warning', pages: 1, ...options });
}

function openPixels(pixels: Pixels): Sharp {
  checkPixels(pixels);
  return open(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } });
}

async function decoded(bytes: Buffer, header: ImageHeader, sharp: Sharp): Promise<Pixels> {
  const pixels = await toPixels(sharp, header);
  return mayBeTranslucent(bytes) ? { ...pixels, translucent: true } : pixels;
}

async function toPixels(sharp: Sharp, header?: ImageHeader): Promise<Pixels> {
  try {
    const pipeline = sharp.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' });
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (cause) {
    throw header ? brokenPicture(header, cause) : cause;
  }
}
