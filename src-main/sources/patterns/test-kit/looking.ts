import type { Pixels } from '../../../imaging/pixels.ts';

/** The colour of a pixel, 0xRRGGBB. */
export function colourAt({ data, width }: Pixels, x: number, y: number): number {
  return data.readUIntBE((y * width + x) * 4, 3);
}

export function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** How many colours there are in the picture. */
export function coloursOf(pixels: Pixels): Set<number> {
  const colours = new Set<number>();
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) colours.add(colourAt(pixels, x, y));
  }
  return colours;
}
