import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame, Encoding, Frame } from '../imaging/frame.ts';

/** Where a picture goes that is too large at the quality of its route; below 45 a sketch falls apart. */
const LOWER_QUALITIES = [60, 45];

/**
 * Every display is sent what fills its panel: a canvas of another size is fitted here, once for all of them, because a stream takes
 * no other size (S4). Around it is black: a lit frame on a wall in the dark is what people would look at.
 */
export const PANEL_FIT = {
  width: DISPLAY_LIMITS.screenPx,
  height: DISPLAY_LIMITS.screenPx,
  background: '#000000',
} as const;

export type Encodes = Pick<EncodeTable, 'encode' | 'encodes'>;

export interface FittedFrame {
  /** The first encoding that fits; `undefined` when even the lowest quality is too large. */
  readonly encoded: EncodedFrame | undefined;
  /** Encodes that this call began; 0 when somebody else had them made. */
  readonly begun: number;
  /** Bytes of the last encoding that was tried. */
  readonly bytes: number;
}

/**
 * S3: encodes a frame for a panel in at most `maxBytes`, at the quality that was asked for or, for this frame alone, below it. Rejects
 * with `ImageError`.
 */
export async function encodeWithin(
  encodes: Encodes,
  frame: Frame,
  { format, quality, maxBytes }: Pick<Encoding, 'format' | 'quality'> & { maxBytes: number },
): Promise<FittedFrame> {
  const lower = format === 'png' ? [] : LOWER_QUALITIES.filter(less => less < quality);
  let begun = 0;
  let bytes = 0;
  for (const tried of [quality, ...lower]) {
    const before = encodes.encodes;
    const encoding = encodes.encode(frame, { format, quality: tried, fit: PANEL_FIT });
    begun += encodes.encodes - before;
    const encoded = await encoding;
    bytes = encoded.bytes.length;
    if (bytes <= maxBytes) return { encoded, begun, bytes };
  }
  return { encoded: undefined, begun, bytes };
}
