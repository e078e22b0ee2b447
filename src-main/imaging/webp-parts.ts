import { type AnimationPart, type AnimationParts, BrokenAnimation, checkThere } from './animation-parts.ts';
import { readImageHeader } from './image-header.ts';

/** `RIFF`, size, `WEBP`. */
const FILE_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** Place and size as four times 3 bytes, 3 bytes of duration, flags. */
const FRAME_HEADER_BYTES = 16;
const DISPOSE = 1;
const DO_NOT_BLEND = 2;
const ALPHA_FLAG = 0x10;

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
  /** With its header and padding. */
  readonly whole: Buffer;
}

/**
 * Takes an animated WebP apart (RFC 9649, 2.7.1). One without an animation is one part. `most`: of parts; reading stops after one more. Throws
 * `BrokenAnimation` for a file that is cut off.
 */
export function webpParts(bytes: Buffer, most: number): AnimationParts {
  const size = readImageHeader(bytes);
  if (!size) throw new BrokenAnimation('Its header cannot be read.');
  const { width, height } = size;
  const end = 8 + bytes.readUInt32LE(4);
  checkThere(bytes, 0, end);
  const parts: AnimationPart[] = [];
  let loop = 1;
  for (const { type, content } of chunksOf(bytes.subarray(0, end), FILE_HEADER_BYTES)) {
    if (type === 'ANIM') loop = readLoop(content);
    if (type === 'ANMF') parts.push(partOf(content));
    if (parts.length > most) break;
  }
  return { width, height, loop, parts: parts.length > 0 ? parts : [whole(bytes, width, height)] };
}

function whole(bytes: Buffer, width: number, height: number): AnimationPart {
  const at = { x: 0, y: 0, width, height };
  return { file: () => bytes, at, delayMs: 0, replace: true, after: 'keep' };
}

function* chunksOf(bytes: Buffer, start: number): Generator<Chunk> {
  for (let at = start; at < bytes.length; ) {
    checkThere(bytes, at, CHUNK_HEADER_BYTES);
    const length = bytes.readUInt32LE(at + 4);
    checkThere(bytes, at + CHUNK_HEADER_BYTES, length);
    const from = at + CHUNK_HEADER_BYTES;
    const end = from + length + (length % 2);
    yield {
      type: bytes.toString('latin1', at, at + 4),
      content: bytes.subarray(from, from + length),
      whole: bytes.subarray(at, end),
    };
    at = end;
  }
}

/** A background colour, which nobody heeds, then how often it is played. */
function readLoop(content: Buffer): number {
  checkThere(content, 0, 6);
  return content.readUInt16LE(4);
}

function partOf(content: Buffer): AnimationPart {
  checkThere(content, 0, FRAME_HEADER_BYTES);
  const [x, y] = [content.readUIntLE(0, 3) * 2, content.readUIntLE(3, 3) * 2];
  const [width, height] = [content.readUIntLE(6, 3) + 1, content.readUIntLE(9, 3) + 1];
  const flags = content.readUInt8(15);
  return {
    at: { x, y, width, height },
    delayMs: content.readUIntLE(12, 3),
    replace: (flags & DO_NOT_BLEND) !== 0,
    after: flags & DISPOSE ? 'clear' : 'keep',
    file: () => fileOf([...chunksOf(content, FRAME_HEADER_BYTES)], width, height),
  };
}

function fileOf(chunks: readonly Chunk[], width: number, height: number): Buffer {
  const picture = chunks.filter(({ type }) => type === 'ALPH' || type === 'VP8 ' || type === 'VP8L');
  const extended = picture.some(({ type }) => type === 'ALPH') ? [extendedHeader(width, height)] : [];
  const body = Buffer.concat([Buffer.from('WEBP'), ...extended, ...picture.map(chunk => chunk.whole)]);
  return Buffer.concat([chunkHeader('RIFF', body.length), body]);
}

function extendedHeader(width: number, height: number): Buffer {
  const content = Buffer.alloc(10);
  content.writeUInt8(ALPHA_FLAG, 0);
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return Buffer.concat([chunkHeader('VP8X', content.length), content]);
}

function chunkHeader(type: string, length: number): Buffer {
  const header = Buffer.from(`${type}0000`);
  header.writeUInt32LE(length, 4);
  return header;
}
