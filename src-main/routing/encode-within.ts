import type { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';

/** Where a picture goes that is too large at the quality of its route; below 45 a sketch falls apart. */
const LOWER_QUALITIES = [60, 45];

export type Encodes = Pick<EncodeTable, 'encode' | 'encodes'>;

export interface FittedFrame {
  /** The first encoding that fits; `undefined` when even the lowest quality is too large. */
  readonly encoded: EncodedFrame | undefined;
  /** Encodes that this call began; 0 when somebody else had them made. */
  readonly begun: number;
  /** Bytes of the last encoding that was tried. */
  readonly bytes: number;
}

/** S3: encodes a frame as JPEG of at most `maxBytes`, at `quality` or, for this frame alone, below it. Rejects with `ImageError`. */
export async function encodeWithin(
  encodes: Encodes,
  frame: Frame,
  limits: { quality: number; maxBytes: number },
): Promise<FittedFrame> {
  const qualities = [limits.quality, ...LOWER_QUALITIES.filter(lower => lower < limits.quality)];
  let begun = 0;
  let bytes = 0;
  for (const quality of qualities) {
    const before = encodes.encodes;
    const encoding = encodes.encode(frame, { format: 'jpeg', quality });
    begun += encodes.encodes - before;
    const encoded = await encoding;
    bytes = encoded.bytes.length;
    if (bytes <= limits.maxBytes) return { encoded, begun, bytes };
  }
  return { encoded: undefined, begun, bytes };
}
