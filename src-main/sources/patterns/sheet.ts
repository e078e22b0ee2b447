import type { Rect } from '#shared/brush/surface';
import type { Pixels } from '../../imaging/pixels.ts';
import { SkiaSurface, type TextStyle } from '../../imaging/surface.ts';
import { patternFont } from './letters.ts';

/** sRGB, 0xRRGGBB. */
export type Colour = number;

export const BLACK: Colour = 0x000000;
export const WHITE: Colour = 0xffffff;

export function grey(level: number): Colour {
  return level * 0x010101;
}

interface Label extends Omit<TextStyle, 'colour' | 'font'> {
  readonly words: string;
  readonly colour: Colour;
}

/** An opaque picture that is drawn pixel by pixel, for what has to be exact; letters come last, over everything. */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #words: Uint32Array;
  readonly #labels: Label[] = [];

  /** `ground`: a colour, or a sheet of the same size whose pixels are taken over. */
  constructor(width: number, height: number, ground: Colour | Sheet = BLACK) {
    this.width = width;
    this.height = height;
    this.#words =
      typeof ground === 'number'
        ? new Uint32Array(width * height).fill(wordOf(ground))
        : ground.#words.slice();
  }

  /** Fills a rectangle of whole pixels; what lies outside of the sheet is left away. */
  fill({ x, y, width, height }: Rect, colour: Colour): void {
    const [left, right] = [Math.max(0, x), Math.min(this.width, x + width)];
    const word = wordOf(colour);
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row += 1) {
      if (left < right) this.#words.fill(word, row * this.width + left, row * this.width + right);
    }
  }

  /** Asks for the colour of every pixel; `undefined` leaves it as it is. */
  paint(colourAt: (x: number, y: number) => Colour | undefined): void {
    for (let y = 0, index = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1, index += 1) {
        const colour = colourAt(x, y);
        if (colour !== undefined) this.#words[index] = wordOf(colour);
      }
    }
  }

  label(words: string, style: Omit<Label, 'words'>): void {
    this.#labels.push({ words, ...style });
  }

  pixels(): Pixels {
    const { width, height } = this;
    const { buffer, byteOffset, byteLength } = this.#words;
    const drawn = { width, height, data: Buffer.from(buffer, byteOffset, byteLength) };
    return this.#labels.length === 0 ? drawn : this.#lettered(drawn);
  }

  #lettered(drawn: Pixels): Pixels {
    const surface = new SkiaSurface(this.width, this.height);
    surface.writePixels(drawn);
    const font = patternFont();
    for (const { words, colour, ...style } of this.#labels) {
      surface.text(words, { ...style, colour: `#${colour.toString(16).padStart(6, '0')}`, font });
    }
    return surface.readPixels();
  }
}

/** RGBA as it lies in memory, read as one number: everything that this runs on is little-endian. */
function wordOf(colour: Colour): number {
  const [red, green, blue] = [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
  return ((0xff << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
