/** Sum of the luminance table of ITU T.81, K.1: what libjpeg scales by its quality. */
const STANDARD_SUM = 3_688;
const TABLE_ENTRIES = 64;
const DQT = 0xdb;
const APP1 = 0xe1;
const SOS = 0xda;
const FILL = 0xff;

/**
 * The quality, 1–100, at which libjpeg would have written these quantisation tables (its `jpeg_quality_scaling`, the other way round);
 * other encoders' files come out near what they are worth. 100 when there is no table before the scan.
 */
export function jpegQuality(bytes: Buffer): number {
  // Table 0 is the first of its segment wherever libjpeg's kind writes; its precision is in the upper half of the first byte.
  const table = segmentsOf(bytes).find(({ marker, content }) => marker === DQT && content[0] === 0)?.content;
  if (!table || table.length <= TABLE_ENTRIES) return 100;
  const sum = table.subarray(1, 1 + TABLE_ENTRIES).reduce((total, entry) => total + entry, 0);
  const percent = (sum / STANDARD_SUM) * 100;
  const quality = percent <= 100 ? (200 - percent) / 2 : 5_000 / percent;
  return Math.min(100, Math.max(1, Math.round(quality)));
}

export function hasExif(bytes: Buffer): boolean {
  return segmentsOf(bytes).some(
    ({ marker, content }) => marker === APP1 && content.toString('latin1', 0, 4) === 'Exif',
  );
}

/** The segments before the scan (ITU T.81, B.1), as far as they are well formed. */
function segmentsOf(bytes: Buffer): { marker: number; content: Buffer }[] {
  const segments: { marker: number; content: Buffer }[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === SOS || length < 2) break;
    segments.push({ marker, content: bytes.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
  return segments;
}
