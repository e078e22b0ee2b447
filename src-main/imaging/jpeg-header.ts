export interface JpegFacts {
  readonly baseline: boolean;
  readonly components: number;
  readonly subsampling: '4:4:4' | '4:2:2' | '4:2:0' | 'other';
  /** Bits a sample. */
  readonly bits: number;
}

interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly jpeg: JpegFacts;
}

const SOF0_BASELINE = 0xc0;
const SOS = 0xda;
const EOI = 0xd9;
const SOS_BYTES = Buffer.of(0xff, SOS);
/** Among the frame headers' numbers C0–CF, these are tables (DHT, DAC) and a reserved one (JPG). */
const NO_FRAME_HEADER: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);
/** Markers without a length: TEM and RST0–RST7. */
const ALONE: ReadonlySet<number> = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]);

/** A luma component's factors, when those of both chroma components are 1×1. */
const LUMA_FACTORS: ReadonlyMap<number, JpegFacts['subsampling']> = new Map([
  [0x11, '4:4:4'],
  [0x21, '4:2:2'],
  [0x22, '4:2:0'],
]);

/** Walks the segments of a JPEG (ITU T.81, B.1–B.2) to its frame header; `undefined` when there is none before the scan. */
export function readJpegHeader(view: DataView): JpegHeader | undefined {
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
    } else if (ALONE.has(marker)) {
      at += 2;
    } else if (marker === SOS || marker === EOI) {
      return undefined;
    } else if (isFrameHeader(marker)) {
      return readFrameHeader(view, at);
    } else {
      at += 2 + Math.max(2, view.getUint16(at + 2));
    }
  }
  return undefined;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NO_FRAME_HEADER.has(marker);
}

/** Marker, length u16, bits u8, height u16, width u16, count u8, then per component: id, sampling (two nibbles), table. */
function readFrameHeader(view: DataView, at: number): JpegHeader | undefined {
  if (at + 10 > view.byteLength) return undefined;
  const components = view.getUint8(at + 9);
  if (components === 0 || at + 10 + components * 3 > view.byteLength) return undefined;
  const sampling: number[] = [];
  for (let index = 0; index < components; index += 1) sampling.push(view.getUint8(at + 11 + index * 3));
  return {
    width: view.getUint16(at + 7),
    height: view.getUint16(at + 5),
    jpeg: {
      baseline: view.getUint8(at + 1) === SOF0_BASELINE,
      components,
      subsampling: subsamplingOf(sampling),
      bits: view.getUint8(at + 4),
    },
  };
}

/** Sampling factors, horizontal in the high nibble; chroma of 1×1 is what every common encoder writes. */
function subsamplingOf([luma, ...chroma]: readonly number[]): JpegFacts['subsampling'] {
  if (chroma.length !== 2 || chroma.some(factors => factors !== 0x11)) return 'other';
  return LUMA_FACTORS.get(luma ?? 0) ?? 'other';
}

/**
 * How many scans a JPEG has, a thumbnail's among them. Counting stops above `most`. What is compressed holds no FF DA: an FF
 * in it is followed by 00 or by a restart marker.
 */
export function countScans(bytes: Uint8Array, most: number): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = all.indexOf(SOS_BYTES); at >= 0 && count <= most; at = all.indexOf(SOS_BYTES, at + 2)) {
    count += 1;
  }
  return count;
}
