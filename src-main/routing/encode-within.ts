import type { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame, Encoding, Frame } from '../imaging/frame.ts';

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
  /** Bytes of what was asked for, if that was too large. */
  readonly tooLarge: number | undefined;
}

/**
 * S3: encodes a frame in at most `maxBytes`, at the quality that was asked for or, for this frame alone, below it. Rejects with
 * `ImageError`.
 */
export async function encodeWithin(
  encodes: Encodes,
  frame: Frame,
  asked: Encoding,
  maxBytes: number,
): Promise<FittedFrame> {
  let begun = 0;
  let bytes = 0;
  let tooLarge: number | undefined;
  for (let encoding: Encoding | undefined = asked; encoding; encoding = lowerThan(encoding)) {
    const before = encodes.encodes;
    const begunNow = encodes.encode(frame, encoding);
    begun += encodes.encodes - before;
    const encoded = await begunNow;
    bytes = encoded.bytes.length;
    if (bytes <= maxBytes) return { encoded, begun, bytes, tooLarge };
    tooLarge ??= bytes;
  }
  return { encoded: undefined, begun, bytes, tooLarge };
}

function lowerThan(encoding: Encoding): Encoding | undefined {
  if (encoding.format === 'png') return undefined;
  const quality = LOWER_QUALITIES.find(less => less < encoding.quality);
  return quality === undefined ? undefined : { ...encoding, quality };
}
