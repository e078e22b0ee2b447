import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { ImageError } from './image-error.ts';
import { type ImageHeader, readImageHeader, sniffFormat } from './image-header.ts';

/** R14: what a decoder takes unless its caller says less. */
export const MAX_SIDE_PX = RELAY_LIMITS.imageSidePx;

const FORMAT_NAMES = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', gif: 'GIF' } as const;

/**
 * The gate before every decoder: the header must be readable and within `maxSidePx`, so that a small file that claims to be
 * a huge picture costs nothing. Throws `ImageError`.
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
  return header;
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
