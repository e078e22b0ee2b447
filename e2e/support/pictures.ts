import sharp from 'sharp';

export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Any encoded picture as RGB pixels. */
export async function pixelsOf(bytes: Uint8Array): Promise<Rgb> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Peak signal-to-noise ratio of two pictures of one size, dB; `Infinity` when they are equal. */
export function psnr(a: Rgb, b: Rgb): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error('the pictures are not of one size');
  let squares = 0;
  for (let index = 0; index < a.data.length; index += 1) {
    const difference = (a.data[index] ?? 0) - (b.data[index] ?? 0);
    squares += difference * difference;
  }
  return squares === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((255 * 255 * a.data.length) / squares);
}

/** Share of pixels (0–1) that are not `background`, a white canvas unless said otherwise. */
export function inked(picture: Rgb, background: readonly [number, number, number] = [255, 255, 255]): number {
  let count = 0;
  for (let index = 0; index < picture.data.length; index += 3) {
    const far = background.some(
      (value, channel) => Math.abs((picture.data[index + channel] ?? 0) - value) > 24,
    );
    if (far) count += 1;
  }
  return count / (picture.width * picture.height);
}

/** What is on the panel of a virtual display now (D8). `display`: its HTTP interface. */
export async function shownBy(display: string): Promise<Rgb> {
  const response = await fetch(`${display}/debug/shown.png`);
  if (!response.ok) throw new Error(`${display} answered ${response.status}`);
  return pixelsOf(new Uint8Array(await response.arrayBuffer()));
}

/** Whether they are the same to the pixel. */
export function equal(a: Rgb | undefined, b: Rgb | undefined): boolean {
  if (!a || !b || a.width !== b.width || a.height !== b.height) return false;
  return psnr(a, b) === Number.POSITIVE_INFINITY;
}

/** Red, green and blue over the whole picture, 0–255. */
export function meanOf({ data }: Rgb): readonly [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let index = 0; index < data.length; index += 3) {
    sums[0] += data[index] ?? 0;
    sums[1] += data[index + 1] ?? 0;
    sums[2] += data[index + 2] ?? 0;
  }
  const pixels = data.length / 3;
  return [sums[0] / pixels, sums[1] / pixels, sums[2] / pixels];
}

/** How far a picture's mean is from a colour: the largest difference of red, green or blue, 0–255. */
export function farFrom(picture: Rgb, colour: readonly number[]): number {
  return Math.max(...meanOf(picture).map((mean, channel) => Math.abs(mean - (colour[channel] ?? 0))));
}

/** What JPEG makes of a plain colour at most. */
export const SAME_COLOUR = 3;
