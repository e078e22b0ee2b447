/** Bytes of `RIFF`, its size, `WEBP`, and the first chunk's name and size. */
const CHUNK_START = 20;

/**
 * Size of a WebP picture by its first chunk (RFC 9649: `VP8 ` lossy, `VP8L` lossless, `VP8X` extended); `undefined` when
 * there is none of them.
 */
export function readWebpSize(view: DataView): { width: number; height: number } | undefined {
  if (view.byteLength < CHUNK_START + 10) return undefined;
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return lossy(view);
    case 0x5650384c: // 'VP8L'
      return lossless(view);
    case 0x56503858: // 'VP8X'
      return { width: uint24(view, CHUNK_START + 4) + 1, height: uint24(view, CHUNK_START + 7) + 1 };
    default:
      return undefined;
  }
}

/** Three bytes of frame tag, the start code 9d 01 2a, then 14 bits of width and of height, each under 2 bits of scale. */
function lossy(view: DataView): { width: number; height: number } | undefined {
  if (view.getUint16(CHUNK_START + 3) !== 0x9d01 || view.getUint8(CHUNK_START + 5) !== 0x2a) return undefined;
  return {
    width: view.getUint16(CHUNK_START + 6, true) & 0x3fff,
    height: view.getUint16(CHUNK_START + 8, true) & 0x3fff,
  };
}

/** The signature 2f, then 14 bits of width − 1 and 14 bits of height − 1, least significant bit first. */
function lossless(view: DataView): { width: number; height: number } | undefined {
  if (view.getUint8(CHUNK_START) !== 0x2f) return undefined;
  const bits = view.getUint32(CHUNK_START + 1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
