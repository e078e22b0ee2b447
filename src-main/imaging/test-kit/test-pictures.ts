import type { Tile } from '#shared/contract/group';
import type { Look } from '#shared/contract/look';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { EncodeTable } from '../encode-table.ts';
import type { Frame, View } from '../frame.ts';
import type { Pixels } from '../pixels.ts';
import { SkiaSurface } from '../surface.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

/** A picture whose pixels are given by their place. */
export function painted(width: number, height: number, colourOf: (x: number, y: number) => Colour): Pixels {
  const data = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [red, green, blue, alpha = 255] = colourOf(at % width, Math.floor(at / width));
    data.set([red, green, blue, alpha], at * 4);
  }
  return { width, height, data };
}

/** Every pixel is another one, for pictures of less than 256 px a side. */
export function everyPixelDifferent(width: number, height: number): Pixels {
  return painted(width, height, (x, y) => [x, y, (x * 7 + y * 13) & 255]);
}

export function plain(width: number, height: number, colour: Colour): Pixels {
  return painted(width, height, () => colour);
}

/** Left half red, right half blue. */
export function halves(width: number, height: number): Pixels {
  return painted(width, height, x => (x < width / 2 ? [255, 0, 0] : [0, 0, 255]));
}

/** What a canvas looks like: soft shapes on white. */
export function drawing(side: number): Pixels {
  const { pen, readPixels } = surfaceOf(side);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = '#0a5bd6';
  pen.beginPath();
  pen.arc(side / 2, side / 2, side / 3, 0, 2 * Math.PI);
  pen.fill();
  return readPixels();
}

function surfaceOf(side: number) {
  const surface = new SkiaSurface(side, side);
  return { pen: surface.pen, readPixels: () => surface.readPixels() };
}

export function pixelAt({ data, width }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** A view of the given size with a look that is neutral but for what is said. */
export function viewOf(width: number, height: number, look: Partial<Look> = {}, tile?: Tile): View {
  return { width, height, look: { ...NEUTRAL_LOOK, ...look }, ...(tile && { tile }) };
}

export function frameOf(pixels: Pixels, more: Partial<Frame> = {}): Frame {
  return {
    source: 'test',
    sequence: 1,
    width: pixels.width,
    height: pixels.height,
    marks: { receivedAt: 0, composedAt: 0 },
    contributors: new Set(),
    pixels: () => pixels,
    ...more,
  };
}

/** What a view shows of a picture, as its encoder is given it: the way of every picture that leaves. */
export async function shownIn(
  pixels: Pixels,
  view: View,
  { still = false }: { still?: boolean } = {},
): Promise<Pixels> {
  const shown: Pixels[] = [];
  const table = new EncodeTable({
    encoder: given => {
      // What was rendered lies in memory that is used again as soon as it is encoded.
      const rendered = given.data.buffer instanceof SharedArrayBuffer;
      shown.push(rendered ? { ...given, data: Buffer.from(given.data) } : given);
      return Promise.resolve(Buffer.alloc(0));
    },
  });
  await table.encode(frameOf(pixels, { still }), { format: 'png', quality: 0, view });
  const [given] = shown;
  if (!given) throw new Error('nothing was shown');
  return given;
}

/** Peak signal-to-noise ratio of the colours, dB. */
export function likeness(a: Pixels, b: Pixels): number {
  let error = 0;
  for (let at = 0; at < a.data.length; at += 1)
    if (at % 4 !== 3) error += ((a.data[at] ?? 0) - (b.data[at] ?? 0)) ** 2;
  return 10 * Math.log10((255 ** 2 * a.width * a.height * 3) / error);
}
