import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import {
  FRAME_FLAG_ACKNOWLEDGE,
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  REGION_BLOCK_PX,
  REGION_PLACE_BYTES,
  type RegionPlace,
  readFrameHeader,
  readRegionPlace,
} from '#shared/wire/frame-header';
import { readImageHeader } from '../imaging/image-header.ts';

export interface StreamedPicture {
  readonly jpeg: Buffer;
  /** S2: where it belongs; absent for a whole picture. */
  readonly region?: RegionPlace;
  /** S6: the sender asks to be told when it is shown. */
  readonly acknowledge: boolean;
}

/** The MCU of a 4:2:0 JPEG is 16×16: the hardware decoder pads anything else. */
const BLOCK_PX = REGION_BLOCK_PX;

/** S3, S4: what can be known of a binary message without decoding it; `undefined` when it is invalid. */
export function checkStreamMessage(message: Buffer): StreamedPicture | undefined {
  const header = readFrameHeader(message);
  if (!header || header.size > DISPLAY_LIMITS.streamFrameBytes) return undefined;
  const payload = message.subarray(FRAME_HEADER_BYTES);
  const picture = pictureOf(header.format, payload);
  return picture && { ...picture, acknowledge: (header.flags & FRAME_FLAG_ACKNOWLEDGE) !== 0 };
}

function pictureOf(format: number, payload: Buffer): Omit<StreamedPicture, 'acknowledge'> | undefined {
  if (format === FRAME_FORMAT.jpeg) return panelJpeg(payload) && { jpeg: payload };
  return format === FRAME_FORMAT.region ? regionOf(payload) : undefined;
}

/** S2: on the grid, inside the panel, and exactly as large as its JPEG. */
function regionOf(payload: Buffer): Omit<StreamedPicture, 'acknowledge'> | undefined {
  const region = readRegionPlace(payload);
  if (!region || !isOnPanel(region)) return undefined;
  const jpeg = payload.subarray(REGION_PLACE_BYTES);
  const size = panelJpeg(jpeg);
  return size?.width === region.width && size.height === region.height ? { jpeg, region } : undefined;
}

function isOnPanel({ x, y, width, height }: RegionPlace): boolean {
  const onGrid = x % BLOCK_PX === 0 && y % BLOCK_PX === 0;
  return onGrid && x + width <= DISPLAY_LIMITS.screenPx && y + height <= DISPLAY_LIMITS.screenPx;
}

/** S4: the size of a JPEG that the panel's decoder takes. */
function panelJpeg(bytes: Buffer): { width: number; height: number } | undefined {
  const image = readImageHeader(bytes);
  const jpeg = image?.jpeg;
  if (!image || !jpeg) return undefined;
  const subsampled = jpeg.subsampling === '4:2:0' || jpeg.subsampling === '4:2:2';
  const taken =
    jpeg.baseline &&
    jpeg.bits === 8 &&
    jpeg.components === 3 &&
    subsampled &&
    isPanelSide(image.width) &&
    isPanelSide(image.height);
  return taken ? image : undefined;
}

function isPanelSide(px: number): boolean {
  return px > 0 && px <= DISPLAY_LIMITS.screenPx && px % BLOCK_PX === 0;
}
