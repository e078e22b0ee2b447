import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Pixels } from '../imaging/pixels.ts';
import { Refusal } from './refusal.ts';

/** D3: pixels without a file format, rows from the top left, exactly 720×720. */
export const RAW_FORMATS = ['rgb888', 'rgb565'] as const;
export type RawFormat = (typeof RAW_FORMATS)[number];

const SIDE = DISPLAY_LIMITS.screenPx;
const BYTES_PER_PIXEL = { rgb888: 3, rgb565: 2 } as const satisfies Record<RawFormat, number>;

/** 5 or 6 bits to 8 so that full scale stays full scale. */
const from5 = (value: number): number => (value << 3) | (value >> 2);
const from6 = (value: number): number => (value << 2) | (value >> 4);

/**
 * `rgb888`: red, green, blue, one byte each. `rgb565`: one little-endian u16 a pixel, red in the five high bits.
 * Throws `Refusal` `INVALID_IMAGE` when the bytes are not exactly one panel.
 */
export function readRawPixels(bytes: Buffer, format: RawFormat): Pixels {
  const expected = SIDE * SIDE * BYTES_PER_PIXEL[format];
  if (bytes.length !== expected) {
    throw new Refusal('INVALID_IMAGE', `${format} needs exactly ${expected} bytes, not ${bytes.length}.`);
  }
  const data = Buffer.alloc(SIDE * SIDE * 4, 255);
  if (format === 'rgb888') copyRgb888(bytes, data);
  else copyRgb565(bytes, data);
  return { width: SIDE, height: SIDE, data };
}

function copyRgb888(bytes: Buffer, data: Buffer): void {
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    data[to] = bytes[from] ?? 0;
    data[to + 1] = bytes[from + 1] ?? 0;
    data[to + 2] = bytes[from + 2] ?? 0;
  }
}

function copyRgb565(bytes: Buffer, data: Buffer): void {
  for (let from = 0, to = 0; from < bytes.length; from += 2, to += 4) {
    const pixel = bytes.readUInt16LE(from);
    data[to] = from5(pixel >> 11);
    data[to + 1] = from6((pixel >> 5) & 0x3f);
    data[to + 2] = from5(pixel & 0x1f);
  }
}
