import type { Size } from './fit.ts';
import type { Encoding, OriginalPicture } from './frame.ts';
import { readImageHeader } from './image-header.ts';
import { countScans } from './jpeg-header.ts';
import { hasExif, jpegQuality } from './jpeg-tables.ts';
import { isAnimated, mayBeTranslucent } from './translucent.ts';

/**
 * Whoever asks for less is short of bytes: then a picture is encoded anew if that makes it smaller, although it would fit as it is.
 */
const PASSES_FROM_QUALITY = 70;

interface Facts {
  readonly size: Size;
  /** Complete as far as that can be seen without decoding, one picture, opaque, and of a kind that every receiver of its format reads. */
  readonly plain: boolean;
  /** 1–100; absent: nothing is lost, or it cannot be told. */
  readonly quality?: number;
}

/** Looked at once, however many displays ask. */
const known = new WeakMap<OriginalPicture, Facts>();

/** Whether the bytes as they came are what `encoding` asks for, for a receiver of pictures of this size that changes nothing of them. */
export function passes(original: OriginalPicture, encoding: Encoding, size: Size): boolean {
  if (original.format !== encoding.format || encoding.region) return false;
  const { plain, quality, size: own } = factsOf(original);
  if (!plain || own.width !== size.width || own.height !== size.height) return false;
  if (original.format === 'png' || encoding.quality >= PASSES_FROM_QUALITY) return true;
  return quality !== undefined && quality <= encoding.quality;
}

function factsOf(original: OriginalPicture): Facts {
  const facts = known.get(original) ?? readFacts(original);
  known.set(original, facts);
  return facts;
}

function readFacts({ bytes, format, baseline }: OriginalPicture): Facts {
  const header = readImageHeader(bytes);
  if (header?.format !== format) return { size: { width: 0, height: 0 }, plain: false };
  const { width, height } = header;
  const size = { width, height };
  switch (format) {
    case 'jpeg':
      return { size, plain: baseline && isWholeJpeg(bytes), quality: jpegQuality(bytes) };
    case 'png':
      return { size, plain: isWholePng(bytes) && isPlain(bytes) };
    case 'webp':
      return { size, plain: isWholeWebp(bytes) && isPlain(bytes) };
    default:
      return format satisfies never;
  }
}

function isPlain(bytes: Buffer): boolean {
  return !isAnimated(bytes) && !mayBeTranslucent(bytes);
}

/**
 * Ends with EOI; has one scan, as a display's decoder wants it; and no EXIF, which may turn it for some and not for others, and tells
 * where a photo was taken.
 */
function isWholeJpeg(bytes: Buffer): boolean {
  const ends = bytes.length > 4 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
  return ends && countScans(bytes, 1) === 1 && !hasExif(bytes);
}

/** Ends with IEND, its CRC included. */
function isWholePng(bytes: Buffer): boolean {
  return bytes.subarray(-12).equals(Buffer.from('0000000049454e44ae426082', 'hex'));
}

/** As long as its RIFF header says; an odd length is padded. */
function isWholeWebp(bytes: Buffer): boolean {
  const length = bytes.readUInt32LE(4) + 8;
  return bytes.length === length || bytes.length === length + (length % 2);
}
