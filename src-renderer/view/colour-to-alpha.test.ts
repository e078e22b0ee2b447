import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ColourToAlpha, parseColour, type Rgb } from './colour-to-alpha.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colour: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

/** One pixel after its paper was taken away. */
function turned(pixel: Rgb, paper: Rgb, tolerance = 0): readonly [number, number, number, number] {
  const pixels = new Uint8ClampedArray([...pixel, 255]);
  new ColourToAlpha(paper, tolerance).apply(pixels);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels;
  return [red, green, blue, alpha];
}

/** A pixel laid over a ground, as every compositor does it. */
function over(pixel: readonly [number, number, number, number], ground: Rgb): number[] {
  const [red, green, blue, alpha] = pixel;
  return [red, green, blue].map((value, index) =>
    Math.round((value * alpha + (ground[index] ?? 0) * (255 - alpha)) / 255),
  );
}

describe('paper into transparency', () => {
  it.each<[string, Rgb, Rgb, number[]]>([
    ['the paper itself is nothing', [255, 255, 255], [255, 255, 255], [255, 255, 255, 0]],
    ['black on white stays', [0, 0, 0], [255, 255, 255], [0, 0, 0, 255]],
    ['full red on white stays', [255, 0, 0], [255, 255, 255], [255, 0, 0, 255]],
    ['white on black stays', [255, 255, 255], [0, 0, 0], [255, 255, 255, 255]],
    ['the soft edge of black on white is thin black', [127, 127, 127], [255, 255, 255], [0, 0, 0, 128]],
    ['the soft edge of red on black is thin red', [51, 0, 0], [0, 0, 0], [255, 0, 0, 51]],
  ])('%s', (_, pixel, paper, expected) => {
    expect(turned(pixel, paper)).toEqual(expected);
  });

  test('over its paper the picture is what it was', () => {
    fc.assert(
      fc.property(colour, colour, (pixel, paper) => {
        const back = over(turned(pixel, paper), paper);
        // Ink has 256 steps: half of one is what the mixture can be off by.
        for (const [index, value] of back.entries())
          expect(Math.abs(value - (pixel[index] ?? 0))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('no pixel keeps more of the paper than it must: a channel is at its end, or the next step of alpha is too little', () => {
    fc.assert(
      fc.property(colour, colour, (pixel, paper) => {
        const [, , , alpha] = turned(pixel, paper);
        if (alpha === 0) return;
        const needed = pixel.map((value, index) => {
          const ground = paper[index] ?? 0;
          return Math.abs(value - ground) / Math.max(1, value > ground ? 255 - ground : ground);
        });
        expect((alpha - 1) / 255).toBeLessThan(Math.max(...needed));
      }),
    );
  });

  test('what differs by no more than the tolerance is paper; nothing else is', () => {
    fc.assert(
      fc.property(colour, colour, fc.integer({ min: 0, max: 20 }), (pixel, paper, tolerance) => {
        const far = Math.max(...pixel.map((value, index) => Math.abs(value - (paper[index] ?? 0))));
        expect(turned(pixel, paper, tolerance)[3] === 0).toBe(far <= tolerance);
      }),
    );
  });

  it('turns every pixel of a picture by itself', () => {
    const pixels = new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255]);
    new ColourToAlpha([255, 255, 255], 0).apply(pixels);
    expect([pixels[3], pixels[7], pixels[11]]).toEqual([0, 255, 0]);
  });
});

describe('parseColour', () => {
  it.each([
    ['#ffffff', [255, 255, 255]],
    ['#0D1F13', [13, 31, 19]],
  ])('reads %s', (text, rgb) => expect(parseColour(text)).toEqual(rgb));

  it.each(['', 'white', '#fff', '#12345g', '#1234567', ' #123456'])('does not read %j', text => {
    expect(parseColour(text)).toBeUndefined();
  });
});
