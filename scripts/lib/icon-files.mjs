// Both containers take PNG pictures as they are; formats: Microsoft's ICO (ICONDIR, ICONDIRENTRY) and Apple's icns.
const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
/** Apple's names for a PNG of a side in px; `ic08` to `ic10` and `ic13`, `ic14` are what Finder and the Dock ask for. */
const ICNS_TYPES = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** Sides in px that an icns needs. */
export const ICNS_SIDES = [...new Set(ICNS_TYPES.map(([, side]) => side))];

/** A Windows icon of PNG pictures, `[{side, png}]`, a side of at most 256 px. */
export function icoOf(pictures) {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { side, png }] of pictures.entries()) {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    // A byte each; 256 is written as 0.
    header.writeUInt8(side % 256, at);
    header.writeUInt8(side % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** A macOS icon; `pngOf` gives the PNG of a side in px. */
export function icnsOf(pngOf) {
  const parts = ICNS_TYPES.map(([type, side]) => chunk(type, pngOf(side)));
  return chunk('icns', Buffer.concat(parts));
}

/** Four letters, the whole length (big-endian), the content. */
function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
