import { type AnimationPart, type AnimationParts, BrokenAnimation, checkThere } from './animation-parts.ts';

const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const LOCAL_TABLE = 0x80;

/** What the block before a picture says of it. */
interface Control {
  /** 0–7: only 2 and 3 mean anything. */
  readonly disposal: number;
  readonly delayMs: number;
  /** Index of the colour that is transparent. */
  readonly transparent?: number;
}

const NO_CONTROL: Control = { disposal: 0, delayMs: 0 };

/**
 * Takes a GIF apart (GIF89a specification, 1990). `most`: of parts; reading stops after one more. Throws `BrokenAnimation` for a file that
 * is cut off.
 */
export function gifParts(bytes: Buffer, most: number): AnimationParts {
  checkThere(bytes, 0, HEADER_BYTES);
  const tableBytes = colourTableBytes(bytes.readUInt8(10));
  let at = HEADER_BYTES + tableBytes;
  let control = NO_CONTROL;
  let loop = 1;
  const parts: AnimationPart[] = [];
  while (parts.length <= most) {
    checkThere(bytes, at, 1);
    const introducer = bytes[at];
    if (introducer === EXTENSION) {
      const label = bytes[at + 1];
      if (label === GRAPHIC_CONTROL) control = readControl(bytes, at + 2);
      if (label === APPLICATION) loop = readLoop(bytes, at + 2) ?? loop;
      at = endOfBlocks(bytes, at + 2);
    } else if (introducer === IMAGE) {
      const end = endOfImage(bytes, at);
      parts.push(partOf(bytes, { at, end, control, tableBytes }));
      control = NO_CONTROL;
      at = end;
      if (bytes[at] === TRAILER) break;
    } else if (introducer === TRAILER) break;
    else throw new BrokenAnimation(`There is no block of the kind ${introducer}.`);
  }
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), loop, parts };
}

/** The lowest three bits are the power of two; the highest says that there is one at all. */
function colourTableBytes(flags: number): number {
  return flags & LOCAL_TABLE ? 3 << ((flags & 7) + 1) : 0;
}

function readControl(bytes: Buffer, at: number): Control {
  checkThere(bytes, at, 5);
  const flags = bytes.readUInt8(at + 1);
  const transparent = flags & 1 ? bytes.readUInt8(at + 4) : undefined;
  return {
    disposal: (flags >> 2) & 7,
    delayMs: bytes.readUInt16LE(at + 2) * 10,
    ...(transparent !== undefined && { transparent }),
  };
}

/** Netscape's extension: 1, then how often it is repeated, 0 for ever. Played once more often than it is repeated. */
function readLoop(bytes: Buffer, at: number): number | undefined {
  checkThere(bytes, at, 16);
  if (bytes.toString('latin1', at + 1, at + 12) !== 'NETSCAPE2.0' || bytes[at + 13] !== 1) return undefined;
  const repeats = bytes.readUInt16LE(at + 14);
  return repeats === 0 ? 0 : repeats + 1;
}

/** Data comes in blocks of up to 255 bytes, each after its length; one of length 0 ends it. */
function endOfBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    checkThere(bytes, at, 1);
    const length = bytes.readUInt8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
}

/** Descriptor of 10 bytes, perhaps colours, the size of the first code, data. */
function endOfImage(bytes: Buffer, at: number): number {
  checkThere(bytes, at, 11);
  const end = endOfBlocks(bytes, at + 11 + colourTableBytes(bytes.readUInt8(at + 9)));
  checkThere(bytes, end, 1);
  return end;
}

function partOf(
  bytes: Buffer,
  { at, end, control, tableBytes }: { at: number; end: number; control: Control; tableBytes: number },
): AnimationPart {
  const width = bytes.readUInt16LE(at + 5);
  const height = bytes.readUInt16LE(at + 7);
  return {
    at: { x: bytes.readUInt16LE(at + 1), y: bytes.readUInt16LE(at + 3), width, height },
    delayMs: control.delayMs,
    replace: false,
    after: control.disposal === 2 ? 'clear' : control.disposal === 3 ? 'restore' : 'keep',
    file: () => {
      const head = Buffer.from(bytes.subarray(0, HEADER_BYTES + tableBytes));
      head.writeUInt16LE(width, 6);
      head.writeUInt16LE(height, 8);
      const image = Buffer.from(bytes.subarray(at, end));
      image.writeUInt32LE(0, 1); // Its place: the whole of this file.
      return Buffer.concat([head, transparency(control), image, Buffer.of(TRAILER)]);
    },
  };
}

function transparency({ transparent }: Control): Buffer {
  if (transparent === undefined) return Buffer.alloc(0);
  return Buffer.of(EXTENSION, GRAPHIC_CONTROL, 4, 1, 0, 0, transparent, 0);
}
