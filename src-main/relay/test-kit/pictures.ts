import { randomBytes } from 'node:crypto';
import { encodeJpeg } from '../../imaging/jpeg.ts';
import { decodePicture, encodePng } from '../../imaging/pictures.ts';
import type { Pixels } from '../../imaging/pixels.ts';

type Colour = readonly [red: number, green: number, blue: number];

export function plain([red, green, blue]: Colour, side: number): Pixels {
  const data = Buffer.alloc(side * side * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { width: side, height: side, data };
}

export function plainPng(colour: Colour, side = 720): Promise<Buffer> {
  return encodePng(plain(colour, side));
}

export function plainJpeg(colour: Colour, side = 64): Promise<Buffer> {
  return encodeJpeg(plain(colour, side), { quality: 90 });
}

/** A picture that no encoder makes small. */
export function noisyPng(side = 720): Promise<Buffer> {
  return encodePng({ width: side, height: side, data: randomBytes(side * side * 4) });
}

/** Colour of one pixel of an encoded picture, `r,g,b`. */
export async function colourAt(bytes: Buffer, x: number, y: number): Promise<string> {
  const { data, width } = await decodePicture(bytes);
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)].join();
}

/** A JPEG behind the header of a stream frame (S1). */
export function streamFrame(payload: Buffer, { format = 1, size = payload.length } = {}): Buffer {
  const header = Buffer.from([0x44, 0x50, format, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(size, 4);
  return Buffer.concat([header, payload]);
}
