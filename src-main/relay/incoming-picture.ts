import {
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  FRAME_MAGIC,
  FRAME_MAGIC_TD,
  readFrameHeader,
} from '#shared/wire/frame-header';
import { type ImageFormat, type ImageHeader, readImageHeader, sniffFormat } from '../imaging/image-header.ts';
import { type Nonsense, nonsense } from './nonsense.ts';

/** A header of what we take from clients. */
export type PictureHeader = ImageHeader & { readonly format: Exclude<ImageFormat, 'gif'> };

/** What a client's bytes are, as far as their header tells; nothing was decoded. */
export type IncomingPicture =
  | { readonly kind: 'picture'; readonly bytes: Buffer; readonly header: PictureHeader }
  | { readonly kind: 'too-large'; readonly widthPx: number; readonly heightPx: number }
  | Nonsense;

/** EOI, the end of every JPEG. */
const JPEG_END = Buffer.of(0xff, 0xd9);
/** Some encoders fill up their last block behind it. */
const JPEG_FILLING_MAX = 1_024;

const DATA_URL = /^data:image\/[a-z0-9.+-]{1,20};base64,/i;

/** R5: a data URL. What it calls itself does not count, its bytes do. */
export function readDataUrl(payload: string, sideMaxPx: number): IncomingPicture {
  const head = DATA_URL.exec(payload)?.[0];
  if (head === undefined) return nonsense('no-picture', 'a picture that is no base64 data URL');
  return readPicture(Buffer.from(payload.slice(head.length), 'base64'), sideMaxPx);
}

/** R6: a PNG, whole. */
export function readFinal(bytes: Buffer, sideMaxPx: number): IncomingPicture {
  const picture = readPicture(bytes, sideMaxPx);
  if (picture.kind !== 'picture' || picture.header.format === 'png') return picture;
  return nonsense('no-picture', `a final picture that is ${picture.header.format}, not PNG`);
}

/** R12: an S1 header and its JPEG, or a bare JPEG, PNG or WebP. */
export function readProgram(message: Buffer, sideMaxPx: number): IncomingPicture {
  const frame = readFrameHeader(message);
  if (!frame) {
    return hasFrameMagic(message)
      ? nonsense('no-whole-jpeg', 'a stream frame whose size is not that of what follows')
      : readPicture(message, sideMaxPx);
  }
  const picture = readPicture(message.subarray(FRAME_HEADER_BYTES), sideMaxPx);
  const jpeg =
    frame.format === FRAME_FORMAT.jpeg && (picture.kind !== 'picture' || picture.header.format === 'jpeg');
  return jpeg
    ? picture
    : nonsense('no-whole-jpeg', `a stream frame of format ${frame.format} that is no JPEG`);
}

function readPicture(bytes: Buffer, sideMaxPx: number): IncomingPicture {
  const header = readImageHeader(bytes);
  if (!header) return noHeader(bytes);
  const { format, width: widthPx, height: heightPx } = header;
  if (format === 'gif') return nonsense('gif', 'a GIF');
  if (Math.max(widthPx, heightPx) > sideMaxPx) return { kind: 'too-large', widthPx, heightPx };
  if (format === 'jpeg' && !endsAsJpeg(bytes)) return nonsense('no-whole-jpeg', 'a JPEG that breaks off');
  return { kind: 'picture', bytes, header: { ...header, format } };
}

function noHeader(bytes: Buffer): Nonsense {
  return sniffFormat(bytes) === 'jpeg'
    ? nonsense('no-whole-jpeg', 'a JPEG without a readable header')
    : nonsense('no-picture', 'bytes that are no picture');
}

/** Finds most of what was cut off on its way for next to nothing; what is damaged inside, decoding finds out. */
function endsAsJpeg(bytes: Buffer): boolean {
  return bytes.subarray(-JPEG_FILLING_MAX).includes(JPEG_END);
}

function hasFrameMagic(message: Buffer): boolean {
  if (message.length < 2) return false;
  const magic = message.readUInt16LE(0);
  return magic === FRAME_MAGIC || magic === FRAME_MAGIC_TD;
}
