/** One picture of one colour: 1 red, 2 green, 3 blue. */
interface GifPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: 1 | 2 | 3;
  readonly disposal?: 0 | 1 | 2 | 3;
}

const PALETTE = Buffer.from('000000ff000000ff000000ff', 'hex');
const CODE_BITS = 2;
const CLEAR_CODE = 4;
const END_CODE = 5;
/** Of 3 bits each; the table is cleared before a fourth bit is needed. */
const CODES_BEFORE_CLEAR = 2;

/** A GIF whose every block is as it was asked for: sharp's encoder chooses by itself. */
export function gifOf(options: {
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly GifPicture[];
  /** Of the Netscape extension; absent: it has none. */
  readonly repeats?: number;
}): Buffer {
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(options.width, 0);
  screen.writeUInt16LE(options.height, 2);
  screen.writeUInt8(0x81, 4); // A table of four colours.
  const loop = options.repeats === undefined ? [] : [loopOf(options.repeats)];
  const blocks = options.pictures.map(blocksOf);
  return Buffer.concat([Buffer.from('GIF89a'), screen, PALETTE, ...loop, ...blocks, Buffer.of(0x3b)]);
}

function loopOf(repeats: number): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(repeats);
  return Buffer.concat([
    Buffer.of(0x21, 0xff, 11),
    Buffer.from('NETSCAPE2.0'),
    Buffer.of(3, 1),
    count,
    Buffer.of(0),
  ]);
}

function blocksOf({ x, y, width, height, colour, disposal = 1 }: GifPicture): Buffer {
  const control = Buffer.of(0x21, 0xf9, 4, disposal << 2, 5, 0, 0, 0);
  const descriptor = Buffer.alloc(10);
  descriptor.writeUInt8(0x2c, 0);
  for (const [at, value] of [x, y, width, height].entries()) descriptor.writeUInt16LE(value, 1 + at * 2);
  // A picture that is only spoken of has no pixels.
  const codes = width * height > 10_000 ? [CLEAR_CODE, END_CODE] : codesOf(width * height, colour);
  return Buffer.concat([
    control,
    descriptor,
    Buffer.of(CODE_BITS),
    ...subBlocks(packed(codes)),
    Buffer.of(0),
  ]);
}

function codesOf(pixels: number, colour: number): number[] {
  const codes: number[] = [];
  for (let at = 0; at < pixels; at += 1) {
    if (at % CODES_BEFORE_CLEAR === 0) codes.push(CLEAR_CODE);
    codes.push(colour);
  }
  return [...codes, END_CODE];
}

/** Three bits each, the lowest first. */
function packed(codes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil((codes.length * 3) / 8));
  codes.forEach((code, index) => {
    for (let bit = 0; bit < 3; bit += 1) {
      const at = index * 3 + bit;
      if ((code >> bit) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    }
  });
  return bytes;
}

function subBlocks(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255);
    blocks.push(Buffer.of(part.length), part);
  }
  return blocks;
}
