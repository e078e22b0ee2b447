/** Red, green and blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`; `undefined` for anything else. */
export function parseColour(text: string): Rgb | undefined {
  const [, digits] = /^#([0-9a-f]{6})$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * Turns one colour of an opaque picture, its paper, into transparency: every pixel becomes the most transparent one that, laid over the
 * paper, is what it was ("colour to alpha" as painting programs have it). So what is drawn keeps its soft edges, and over any other
 * ground no fringe of the paper is left. Its limit lies in the task: a colour between paper and ink (grey on white) cannot be told from
 * thin ink, and becomes that.
 */
export class ColourToAlpha {
  readonly #paper: Rgb;
  /** For each channel: the least alpha with which its value can be mixed from the paper's. */
  readonly #alphas: readonly [Uint8Array, Uint8Array, Uint8Array];

  /** `tolerance`: channels that differ by no more than this, in steps of 255, are taken for the paper's. */
  constructor(paper: Rgb, tolerance: number) {
    this.#paper = paper;
    const [red, green, blue] = paper;
    this.#alphas = [alphasOver(red, tolerance), alphasOver(green, tolerance), alphasOver(blue, tolerance)];
  }

  /** Changes opaque pixels in place: RGBA, not premultiplied. */
  apply(pixels: Uint8ClampedArray): void {
    const [paperRed, paperGreen, paperBlue] = this.#paper;
    const [reds, greens, blues] = this.#alphas;
    for (let at = 0; at < pixels.length; at += 4) {
      const red = pixels[at] ?? 0;
      const green = pixels[at + 1] ?? 0;
      const blue = pixels[at + 2] ?? 0;
      const alpha = Math.max(reds[red] ?? 0, greens[green] ?? 0, blues[blue] ?? 0);
      pixels[at + 3] = alpha;
      if (alpha === 0 || alpha === 255) continue;
      const stretch = 255 / alpha;
      // The array rounds and clamps.
      pixels[at] = paperRed + (red - paperRed) * stretch;
      pixels[at + 1] = paperGreen + (green - paperGreen) * stretch;
      pixels[at + 2] = paperBlue + (blue - paperBlue) * stretch;
    }
  }
}

/** Rounded up, because with less alpha than needed no ink would be strong enough. */
function alphasOver(paper: number, tolerance: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) => {
    const difference = Math.abs(value - paper);
    if (difference <= tolerance) return 0;
    return Math.ceil((difference / (value > paper ? 255 - paper : paper)) * 255);
  });
}
