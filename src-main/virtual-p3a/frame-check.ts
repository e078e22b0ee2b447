import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import {
  FRAME_FLAG_ACKNOWLEDGE,
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  readFrameHeader,
} from '#shared/wire/frame-header';
import { readImageHeader } from '../imaging/image-header.ts';

export interface StreamedPicture {
  readonly jpeg: Buffer;
  /** S6: the sender asks to be told when it is shown. */
  readonly acknowledge: boolean;
}

/** The MCU of a 4:2:0 JPEG is 16×16: the hardware decoder pads anything else. */
const BLOCK_PX = 16;

/** S3, S4: what can be known of a binary message without decoding it; `undefined` when it is invalid. */
export function checkStreamMessage(message: Buffer): StreamedPicture | undefined {
  const header = readFrameHeader(message);
  if (!header || header.format !== FRAME_FORMAT.jpeg || header.size > DISPLAY_LIMITS.streamFrameBytes) {
    return undefined;
  }
  const jpeg = message.subarray(FRAME_HEADER_BYTES);
  if (!isPanelJpeg(jpeg)) return undefined;
  return { jpeg, acknowledge: (header.flags & FRAME_FLAG_ACKNOWLEDGE) !== 0 };
}

function isPanelJpeg(bytes: Buffer): boolean {
  const image = readImageHeader(bytes);
  const jpeg = image?.jpeg;
  if (!image || !jpeg) return false;
  const subsampled = jpeg.subsampling === '4:2:0' || jpeg.subsampling === '4:2:2';
  return (
    jpeg.baseline &&
    jpeg.bits === 8 &&
    jpeg.components === 3 &&
    subsampled &&
    isPanelSide(image.width) &&
    isPanelSide(image.height)
  );
}

function isPanelSide(px: number): boolean {
  return px > 0 && px <= DISPLAY_LIMITS.screenPx && px % BLOCK_PX === 0;
}
