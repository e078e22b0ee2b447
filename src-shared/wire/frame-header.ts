/** S1: the 8 bytes before every picture of the `stream` transport, little-endian. */
export const FRAME_HEADER_BYTES = 8;
/** Bytes `44 50` on the wire: what senders write. */
export const FRAME_MAGIC = 0x5044;
/** Bytes `54 44`, the ASCII of "TD": what receivers also take, because the seed document labels the magic so. */
export const FRAME_MAGIC_TD = 0x4454;

export const FRAME_FORMAT = { jpeg: 0x01, region: 0x02, palette: 0x03 } as const;
/** S2: sides and corners of a region are multiples of this, as the blocks of its JPEG are. */
export const REGION_BLOCK_PX = 16;
/** S2: the place of a region, before its JPEG. */
export const REGION_PLACE_BYTES = 8;
/** S6: the display is asked to say when this frame is shown. */
export const FRAME_FLAG_ACKNOWLEDGE = 0x01;

/** Where in the picture a region is, px. */
export interface RegionPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FrameHeader {
  readonly format: number;
  readonly flags: number;
  /** Payload bytes that follow the header. */
  readonly size: number;
}

/** Writes the header into the first 8 bytes of `target`. */
export function writeFrameHeader(target: Uint8Array, header: FrameHeader): void {
  const view = new DataView(target.buffer, target.byteOffset, FRAME_HEADER_BYTES);
  view.setUint16(0, FRAME_MAGIC, true);
  view.setUint8(2, header.format);
  view.setUint8(3, header.flags);
  view.setUint32(4, header.size, true);
}

/** Reads a header; `undefined` when the bytes are too few, the magic is wrong or `size` is not what follows (S3). */
export function readFrameHeader(message: Uint8Array): FrameHeader | undefined {
  if (message.byteLength < FRAME_HEADER_BYTES) return undefined;
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const magic = view.getUint16(0, true);
  if (magic !== FRAME_MAGIC && magic !== FRAME_MAGIC_TD) return undefined;
  const size = view.getUint32(4, true);
  if (size !== message.byteLength - FRAME_HEADER_BYTES) return undefined;
  return { format: view.getUint8(2), flags: view.getUint8(3), size };
}

/** Writes the place of a region to `offset`. */
export function writeRegionPlace(target: Uint8Array, offset: number, place: RegionPlace): void {
  const view = new DataView(target.buffer, target.byteOffset + offset, REGION_PLACE_BYTES);
  view.setUint16(0, place.x, true);
  view.setUint16(2, place.y, true);
  view.setUint16(4, place.width, true);
  view.setUint16(6, place.height, true);
}

/** Reads the place of a region from the start of its payload; `undefined` when the bytes are too few. */
export function readRegionPlace(payload: Uint8Array): RegionPlace | undefined {
  if (payload.byteLength < REGION_PLACE_BYTES) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, REGION_PLACE_BYTES);
  const px = (index: number) => view.getUint16(index * 2, true);
  return { x: px(0), y: px(1), width: px(2), height: px(3) };
}
