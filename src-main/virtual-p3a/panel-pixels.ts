import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Pixels } from '../imaging/pixels.ts';

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const SIDE = DISPLAY_LIMITS.screenPx;

/** `#rrggbb`, as imaging takes a background. */
export function hexOf({ r, g, b }: Colour): string {
  return `#${[r, g, b].map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** A panel full of one colour. */
export function plainPanel({ r, g, b }: Colour): Pixels {
  // `alloc` gives a panel a memory of its own, which begins where a word may.
  return { width: SIDE, height: SIDE, data: Buffer.alloc(SIDE * SIDE * 4, Buffer.from([r, g, b, 255])) };
}

/**
 * Fills the panel with a streamed picture by nearest neighbour, as the firmware scales: aspect kept, centred, the rest in
 * `background`. A picture of the panel's own size is returned as it is.
 */
export function fillPanel(picture: Pixels, background: Colour): Pixels {
  if (picture.width === SIDE && picture.height === SIDE) return picture;
  const scale = Math.min(SIDE / picture.width, SIDE / picture.height);
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  const panel = plainPanel(background);
  const source = wordsOf(picture);
  const target = new Uint32Array(panel.data.buffer, panel.data.byteOffset, SIDE * SIDE);
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * picture.width) / width));
  const corner = ((SIDE - height) >> 1) * SIDE + ((SIDE - width) >> 1);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * picture.height) / height) * picture.width;
    const to = corner + y * SIDE;
    for (let x = 0; x < width; x += 1) target[to + x] = source[row + (columns[x] ?? 0)] ?? 0;
  }
  return panel;
}

/** S2: `panel` with a region drawn over it; the panel itself stays as it was. `place`: inside the panel, as large as `region`. */
export function drawRegion(panel: Pixels, region: Pixels, place: { x: number; y: number }): Pixels {
  const data = Buffer.from(panel.data);
  const rowBytes = region.width * 4;
  for (let y = 0; y < region.height; y += 1) {
    const to = ((place.y + y) * panel.width + place.x) * 4;
    region.data.copy(data, to, y * rowBytes, (y + 1) * rowBytes);
  }
  return { ...panel, data };
}

/** One word a pixel, copied, because a decoder's bytes need not begin where a word may. Half a million pixels go pixel by pixel. */
function wordsOf({ width, height, data }: Pixels): Uint32Array {
  const words = new Uint32Array(width * height);
  data.copy(new Uint8Array(words.buffer));
  return words;
}
