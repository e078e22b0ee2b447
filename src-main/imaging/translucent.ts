import { readImageHeader } from './image-header.ts';

/** First byte after a PNG's signature, and after its IHDR: length, type, 13 bytes, CRC. */
const PNG_COLOUR_TYPE_AT = 25;
const PNG_CHUNKS_AT = 8 + 25;
/** Colour types with an alpha channel: grey and RGB. */
const PNG_WITH_ALPHA: ReadonlySet<number | undefined> = new Set([4, 6]);

/** Whether a PNG, JPEG, WebP or GIF may have pixels that are less than opaque, by what it says about itself; decodes nothing. */
export function mayBeTranslucent(bytes: Buffer): boolean {
  const format = readImageHeader(bytes)?.format;
  switch (format) {
    case 'jpeg':
      return false;
    case 'png':
      return PNG_WITH_ALPHA.has(bytes[PNG_COLOUR_TYPE_AT]) || pngChunks(bytes).has('tRNS');
    case 'webp':
      return webpFlags(bytes).alpha;
    case 'gif':
    case undefined:
      return true;
    default:
      return format satisfies never;
  }
}

/** Whether a PNG or WebP shows more than one picture. */
export function isAnimated(bytes: Buffer): boolean {
  const format = readImageHeader(bytes)?.format;
  if (format === 'png') return pngChunks(bytes).has('acTL');
  return format === 'webp' && webpFlags(bytes).animated;
}

/** Types of the chunks before the pixels; there both of those that are asked for have to be (PNG, third edition, §5.6). */
function pngChunks(bytes: Buffer): Set<string> {
  const types = new Set<string>();
  for (let at = PNG_CHUNKS_AT; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') break;
    types.add(type);
    at += 12 + bytes.readUInt32BE(at);
  }
  return types;
}

/** RFC 9649: flags of `VP8X`; the bit after both sizes of `VP8L`; `VP8 ` has no alpha. */
function webpFlags(bytes: Buffer): { alpha: boolean; animated: boolean } {
  const chunk = bytes.toString('latin1', 12, 16);
  const flags = bytes[20] ?? 0;
  if (chunk === 'VP8X') return { alpha: (flags & 0x10) !== 0, animated: (flags & 0x02) !== 0 };
  return { alpha: chunk === 'VP8L' && ((bytes[24] ?? 0) & 0x10) !== 0, animated: false };
}
