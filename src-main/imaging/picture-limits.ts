import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { ImageError } from './image-error.ts';
import { type ImageHeader, readImageHeader, sniffFormat } from './image-header.ts';
import { countScans } from './jpeg-header.ts';

/** R14: what a decoder takes unless its caller says less. */
export const MAX_SIDE_PX = RELAY_LIMITS.imageSidePx;

/**
 * Each scan of a JPEG is a walk over the whole picture, and a scan of a few bytes is valid: without a bound 500 kB keep a
 * thread busy for a minute. Encoders write about 10.
 */
const SCANS_MAX = 100;
/** Pixels times scans: 20 scans of the largest picture, which take about as long as 100 of a canvas-sized one may. */
const SCANNED_PX_MAX = 20 * MAX_SIDE_PX ** 2;

const FORMAT_NAMES = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', gif: 'GIF' } as const;

/**
 * The gate before every decoder: the header must be readable and within `maxSidePx`, and a JPEG's scans must be few, so that
 * a small file that asks for huge work costs nothing. Throws `ImageError`.
 */
export function checkHeader(bytes: Uint8Array, maxSidePx: number = MAX_SIDE_PX): ImageHeader {
  const header = readImageHeader(bytes);
  if (!header) throw headerless(bytes);
  if (header.width > maxSidePx || header.height > maxSidePx) {
    throw new ImageError(
      'too-large',
      `The picture is ${header.width}×${header.height} px; at most ${maxSidePx} px a side are taken.`,
    );
  }
  if (header.format === 'jpeg') checkScans(bytes, header);
  return header;
}

function checkScans(bytes: Uint8Array, { width, height }: ImageHeader): void {
  const most = Math.min(SCANS_MAX, Math.floor(SCANNED_PX_MAX / (width * height)));
  if (countScans(bytes, most) <= most) return;
  throw new ImageError(
    'too-large',
    `The JPEG has more than ${most} scans, which would take too long to decode.`,
  );
}

/** Sentence for a picture whose header was fine and whose content is not. */
export function brokenPicture(header: ImageHeader, cause: unknown): ImageError {
  return new ImageError('broken', `The ${FORMAT_NAMES[header.format]} is cut off or damaged.`, { cause });
}

function headerless(bytes: Uint8Array): ImageError {
  const format = sniffFormat(bytes);
  return format
    ? new ImageError('broken', `The header of the ${FORMAT_NAMES[format]} is cut off or damaged.`)
    : new ImageError('unknown-format', 'The bytes are no PNG, JPEG, WebP or GIF.');
}
