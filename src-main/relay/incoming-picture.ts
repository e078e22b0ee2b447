import { FRAME_FORMAT, FRAME_HEADER_BYTES, readFrameHeader } from '#shared/wire/frame-header';
import { type ImageHeader, readImageHeader } from '../imaging/image-header.ts';

/** What a client's bytes are, as far as their header tells; nothing was decoded. */
export type IncomingPicture =
  | { readonly kind: 'picture'; readonly bytes: Buffer; readonly header: ImageHeader }
  | { readonly kind: 'too-large'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'nonsense'; readonly what: string };

const DATA_URL = /^data:image\/[a-z0-9.+-]{1,20};base64,/i;

/** R5: a data URL. What it calls itself does not count, its bytes do. */
export function readDataUrl(payload: string, sideMaxPx: number): IncomingPicture {
  const head = DATA_URL.exec(payload)?.[0];
  if (head === undefined) return { kind: 'nonsense', what: 'a picture that is no base64 data URL' };
  return readPicture(Buffer.from(payload.slice(head.length), 'base64'), sideMaxPx);
}

/** R6: a PNG, whole. */
export function readFinal(bytes: Buffer, sideMaxPx: number): IncomingPicture {
  const picture = readPicture(bytes, sideMaxPx);
  if (picture.kind !== 'picture' || picture.header.format === 'png') return picture;
  return { kind: 'nonsense', what: `a final picture that is ${picture.header.format}, not PNG` };
}

/** R12: an S1 header and its JPEG, or a bare JPEG, PNG or WebP. */
export function readProgram(message: Buffer, sideMaxPx: number): IncomingPicture {
  const frame = readFrameHeader(message);
  if (!frame) return readPicture(message, sideMaxPx);
  const picture = readPicture(message.subarray(FRAME_HEADER_BYTES), sideMaxPx);
  const jpeg =
    frame.format === FRAME_FORMAT.jpeg && (picture.kind !== 'picture' || picture.header.format === 'jpeg');
  return jpeg
    ? picture
    : { kind: 'nonsense', what: `a stream frame of format ${frame.format} that is no whole JPEG` };
}

function readPicture(bytes: Buffer, sideMaxPx: number): IncomingPicture {
  const header = readImageHeader(bytes);
  if (!header) return { kind: 'nonsense', what: 'bytes that are no picture' };
  if (header.format === 'gif') return { kind: 'nonsense', what: 'a GIF' };
  const { width: widthPx, height: heightPx } = header;
  if (Math.max(widthPx, heightPx) > sideMaxPx) return { kind: 'too-large', widthPx, heightPx };
  return { kind: 'picture', bytes, header };
}
