import { type JpegFacts, readJpegHeader } from './jpeg-header.ts';
import { readWebpSize } from './webp-header.ts';

export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** px, at least 1. */
  readonly width: number;
  readonly height: number;
  readonly jpeg?: JpegFacts;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];

/** Names the format by the first bytes alone; `undefined` when it is none that we read. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (startsWith(bytes, PNG_SIGNATURE)) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'webp';
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return 'gif';
  return undefined;
}

/**
 * Reads format and size from a picture's header. Decodes nothing and never throws, so it is safe on anything that a stranger
 * sends; `undefined` when the bytes are no picture that we read or their header is cut off or impossible.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const header = readHeader(bytes);
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

function readHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = sniffFormat(bytes);
  switch (format) {
    case 'png':
      if (bytes.length < 24 || !startsWith(bytes.subarray(12), IHDR)) return undefined;
      return { format, width: view.getUint32(16), height: view.getUint32(20) };
    case 'gif':
      if (bytes.length < 10) return undefined;
      return { format, width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'jpeg': {
      const jpeg = readJpegHeader(view);
      return jpeg && { format, ...jpeg };
    }
    case 'webp': {
      const size = readWebpSize(view);
      return size && { format, ...size };
    }
    case undefined:
      return undefined;
    default:
      return format satisfies never;
  }
}

function startsWith(bytes: Uint8Array, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[index] === byte);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
