import { crc32 } from 'node:zlib';
import { ImageError } from './image-error.ts';
import { readImageHeader } from './image-header.ts';

/** Of the keywords that the PNG specification registers (third edition, §11.3.3.1) those that we write. */
export type PngKeyword = 'Title' | 'Author' | 'Description' | 'Creation Time' | 'Software';

export type PngTexts = Readonly<Partial<Record<PngKeyword, string>>>;

/** 8 bytes of signature, and the IHDR: length, type, 13 bytes, CRC. It is always the first chunk. */
const END_OF_IHDR = 8 + 4 + 4 + 13 + 4;

/**
 * The PNG with texts in it: one `iTXt` chunk (UTF-8, not compressed) each, before the pixels, so that readers which stop there
 * have seen them. An empty text is left out. Throws `ImageError` when `png` is no PNG.
 */
export function withPngTexts(png: Buffer, texts: PngTexts): Buffer {
  if (readImageHeader(png)?.format !== 'png' || png.length <= END_OF_IHDR)
    throw new ImageError('unknown-format', 'Texts can be put into a whole PNG only.');
  const chunks = Object.entries(texts)
    .filter(([, text]) => text !== '')
    .map(([keyword, text]) => chunkOf('iTXt', contentOf(keyword, text)));
  return Buffer.concat([png.subarray(0, END_OF_IHDR), ...chunks, png.subarray(END_OF_IHDR)]);
}

/**
 * Keyword, 0, not compressed (0), method 0, no language (0), no translated keyword (0), text (§11.3.3.4). A NUL ends a field,
 * so none may stand in a text.
 */
function contentOf(keyword: string, text: string): Buffer {
  return Buffer.concat([
    Buffer.from(keyword, 'latin1'),
    Buffer.alloc(5),
    Buffer.from(text.replaceAll('\0', ''), 'utf8'),
  ]);
}

/** Length of the content, type, content, and the CRC-32 of the last two (§5.3). */
function chunkOf(type: string, content: Buffer): Buffer {
  const checked = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(checked.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  checked.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(checked), chunk.length - 4);
  return chunk;
}
