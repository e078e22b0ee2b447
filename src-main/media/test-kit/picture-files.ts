import { loadSharp } from '../../imaging/sharp.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export const RED: Colour = [255, 0, 0];
export const GREEN: Colour = [0, 255, 0];
export const BLUE: Colour = [0, 0, 255];

export interface Size {
  readonly width: number;
  readonly height: number;
}

const SMALL: Size = { width: 48, height: 32 };

function plain([r, g, b]: Colour, { width, height }: Size) {
  return loadSharp()({ create: { width, height, channels: 3, background: { r, g, b } } });
}

export function png(colour: Colour = RED, size: Size = SMALL): Promise<Buffer> {
  return plain(colour, size).png().toBuffer();
}

export function jpeg(colour: Colour = RED, size: Size = SMALL): Promise<Buffer> {
  return plain(colour, size).jpeg({ chromaSubsampling: '4:2:0' }).toBuffer();
}

export function webp(colour: Colour = RED, size: Size = SMALL): Promise<Buffer> {
  return plain(colour, size).webp({ lossless: true }).toBuffer();
}

/** A JPEG as a camera writes it that was held upright: it lies on its side, and says so (EXIF orientation 6). */
export function cameraJpeg(colour: Colour, size: Size): Promise<Buffer> {
  return plain(colour, size).jpeg().withMetadata({ orientation: 6 }).toBuffer();
}

export interface Animated {
  readonly format: 'gif' | 'webp';
  readonly colours: readonly Colour[];
  /** Of each picture. */
  readonly delayMs: number;
  readonly size?: Size;
}

/** A clip of pictures of one colour each. */
export async function animated({ format, colours, delayMs, size = SMALL }: Animated): Promise<Buffer> {
  const pictures = await Promise.all(colours.map(colour => png(colour, size)));
  const [only] = pictures;
  // sharp joins two at least.
  const clip = loadSharp()(
    pictures.length > 1 ? pictures : only,
    pictures.length > 1 ? { join: { animated: true } } : {},
  );
  const delay = colours.map(() => delayMs);
  return format === 'gif' ? clip.gif({ delay }).toBuffer() : clip.webp({ delay, lossless: true }).toBuffer();
}

/** As many colours as wanted, each far from the one before: an encoder leaves out a picture that looks like that. */
export function colours(count: number): Colour[] {
  return Array.from({ length: count }, (_, index) => [(index * 101) % 256, (index * 57) % 256, 200]);
}
