import type { Rect } from '#shared/brush/surface';
import {
  FRAME_FLAG_ACKNOWLEDGE,
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  REGION_PLACE_BYTES,
  writeFrameHeader,
  writeRegionPlace,
} from '#shared/wire/frame-header';

/** RFC 6455 5.2: the whole of a binary message; and that a mask follows the length. */
const FINAL_BINARY = 0x82;
const MASKED = 0x80;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;
const MASK_BYTES = 4;

/** How a JPEG is sent. */
export interface FrameManner {
  readonly acknowledge: boolean;
  /** S2: what of the picture it is; absent for all of it. */
  readonly region?: Rect | undefined;
}

/**
 * What goes before a JPEG on the TCP connection: the framing of a WebSocket message, S1, and for a region its place (S2). The JPEG
 * follows as it is, because the mask is zero, so that all displays that share its bytes write the very same ones: a copy for each
 * of them, or even one for all, costs more than the system takes for the writing. Zero is a valid mask (RFC 6455 5.3); it guards
 * against proxies that a browser's page could poison, and this sender is no browser.
 */
export function frameHead(jpegBytes: number, { acknowledge, region }: FrameManner): Buffer {
  const size = (region ? REGION_PLACE_BYTES : 0) + jpegBytes;
  const length = FRAME_HEADER_BYTES + size;
  const at = framingBytes(length);
  const head = Buffer.allocUnsafe(at + length - jpegBytes);
  writeFraming(head, length);
  const format = region ? FRAME_FORMAT.region : FRAME_FORMAT.jpeg;
  const flags = acknowledge ? FRAME_FLAG_ACKNOWLEDGE : 0;
  writeFrameHeader(head.subarray(at), { format, flags, size });
  if (region) writeRegionPlace(head, at + FRAME_HEADER_BYTES, region);
  return head;
}

function framingBytes(length: number): number {
  if (length < LENGTH_IN_16_BITS) return 2 + MASK_BYTES;
  return (length < 0x1_0000 ? 4 : 10) + MASK_BYTES;
}

function writeFraming(head: Buffer, length: number): void {
  head[0] = FINAL_BINARY;
  let maskAt = 2;
  if (length < LENGTH_IN_16_BITS) head[1] = MASKED | length;
  else if (length < 0x1_0000) {
    head[1] = MASKED | LENGTH_IN_16_BITS;
    maskAt = head.writeUInt16BE(length, 2);
  } else {
    head[1] = MASKED | LENGTH_IN_64_BITS;
    // The upper half of the 64 bits: no frame is that long.
    head.writeUInt32BE(0, 2);
    maskAt = head.writeUInt32BE(length, 6);
  }
  head.fill(0, maskAt, maskAt + MASK_BYTES);
}
