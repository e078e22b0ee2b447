import { encodeJpeg } from '../../imaging/jpeg.ts';
import { decodePicture, encodePng } from '../../imaging/pictures.ts';
import type { Pixels } from '../../imaging/pixels.ts';

/** A soft gradient whose tint depends on `seed`: survives JPEG well, and two seeds are far apart. */
export function gradient(width: number, height: number, seed: number): Pixels {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      data[at] = Math.round((x / width) * 255);
      data[at + 1] = Math.round((y / height) * 255);
      data[at + 2] = (seed * 61) % 256;
    }
  }
  return { width, height, data };
}

export function jpegPicture(seed: number, side = 720): Promise<Buffer> {
  return encodeJpeg(gradient(side, side, seed), { quality: 75 });
}

export function pngPicture(seed: number, width = 720, height = width): Promise<Buffer> {
  return encodePng(gradient(width, height, seed));
}

/** The start of a PNG that claims to be `side` px a side: a picture bomb, 33 bytes long. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex');
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  return header;
}

/** Peak signal-to-noise ratio of the colour channels in dB; infinite for equal pictures. */
export function psnr(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error('pictures of different size');
  let squares = 0;
  for (let at = 0; at < a.data.length; at += 1) {
    if (at % 4 !== 3) squares += ((a.data[at] ?? 0) - (b.data[at] ?? 0)) ** 2;
  }
  const meanSquare = squares / (a.width * a.height * 3);
  return 10 * Math.log10(255 ** 2 / meanSquare);
}

/** How alike two encoded pictures look, dB. */
export async function likeness(a: Buffer, b: Buffer): Promise<number> {
  return psnr(await decodePicture(a), await decodePicture(b));
}
