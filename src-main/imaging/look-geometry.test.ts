import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FITS, FLIPS, type Look, ROTATIONS } from '#shared/contract/look';
import { identicalPixels, type Pixels } from './pixels.ts';
import { everyPixelDifferent, halves, painted, pixelAt, shownIn, viewOf } from './test-kit/test-pictures.ts';

/** Pictures small enough to be worked on in place, and large enough for a thread. */
const SIZES = fc.oneof(
  fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) }),
  fc.constantFrom({ width: 200, height: 96 }, { width: 97, height: 255 }),
);

/** In the size that the turned picture has, so that nothing is scaled. */
async function turned(pixels: Pixels, look: Partial<Look>): Promise<Pixels> {
  const across = look.rotate === 90 || look.rotate === 270;
  const [width, height] = across ? [pixels.height, pixels.width] : [pixels.width, pixels.height];
  return shownIn(pixels, viewOf(width, height, look));
}

async function repeated(pixels: Pixels, looks: readonly Partial<Look>[]): Promise<Pixels> {
  let result = pixels;
  for (const look of looks) result = await turned(result, look);
  return result;
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const BLACK = [0, 0, 0, 255];

describe('a look moves pixels', () => {
  test('rotate four times is the picture again, and twice is half a turn', async () => {
    await fc.assert(
      fc.asyncProperty(SIZES, async ({ width, height }) => {
        const picture = everyPixelDifferent(width, height);
        const quarter = { rotate: 90 } as const;
        expect(identicalPixels(await repeated(picture, Array(4).fill(quarter)), picture)).toBe(true);
        const half = await repeated(picture, [quarter, quarter]);
        expect(identicalPixels(half, await turned(picture, { rotate: 180 }))).toBe(true);
        expect(identicalPixels(await repeated(picture, [quarter, { rotate: 270 }]), picture)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('flip twice is the picture again, and both flips are half a turn', async () => {
    await fc.assert(
      fc.asyncProperty(SIZES, fc.constantFrom(...FLIPS), async ({ width, height }, flip) => {
        const picture = everyPixelDifferent(width, height);
        expect(identicalPixels(await repeated(picture, [{ flip }, { flip }]), picture)).toBe(true);
        const both = await turned(picture, { flip: 'both' });
        expect(identicalPixels(both, await turned(picture, { rotate: 180 }))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('90° is clockwise, and a flip comes after it', async () => {
    const picture = painted(3, 2, (x, y) => [x, y, 0]);
    const quarter = await turned(picture, { rotate: 90 });
    expect([quarter.width, quarter.height]).toEqual([2, 3]);
    expect(pixelAt(quarter, 1, 0)).toEqual([0, 0, 0, 255]);
    expect(pixelAt(quarter, 0, 0)).toEqual([0, 1, 0, 255]);
    expect(pixelAt(quarter, 1, 2)).toEqual([2, 0, 0, 255]);
    const flipped = await turned(picture, { rotate: 90, flip: 'horizontal' });
    expect(pixelAt(flipped, 0, 0)).toEqual([0, 0, 0, 255]);
  });

  test('a crop shows its part, in whole pixels, before everything else', async () => {
    const picture = everyPixelDifferent(40, 20);
    const crop = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
    const part = await shownIn(picture, viewOf(20, 5, { crop }));
    expect(pixelAt(part, 0, 0)).toEqual(pixelAt(picture, 10, 10));
    expect(pixelAt(part, 19, 4)).toEqual(pixelAt(picture, 29, 14));
    const turnedPart = await shownIn(picture, viewOf(5, 20, { crop, rotate: 90 }));
    expect(pixelAt(turnedPart, 4, 0)).toEqual(pixelAt(picture, 10, 10));
  });

  test('a crop of less than a pixel is a pixel', async () => {
    const picture = everyPixelDifferent(4, 4);
    const sliver = { x: 0.99, y: 0.99, width: 0.01, height: 0.01 };
    const shown = await shownIn(picture, viewOf(8, 8, { crop: sliver, resample: 'pixel-art' }));
    for (const [x, y] of [
      [0, 0],
      [7, 7],
    ] as const)
      expect(pixelAt(shown, x, y)).toEqual(pixelAt(picture, 3, 3));
  });

  test('what changes nothing is the picture itself, not a copy', async () => {
    const picture = everyPixelDifferent(30, 20);
    expect(await shownIn(picture, viewOf(30, 20))).toBe(picture);
    for (const fit of FITS) expect(await shownIn(picture, viewOf(30, 20, { fit }))).toBe(picture);
    expect(await shownIn(picture, viewOf(30, 20, { background: '#ffffff' }))).toBe(picture);
  });

  test.each(ROTATIONS)('turned by %i° it has the size of the view, whatever the fit', async rotate => {
    for (const fit of FITS) {
      const shown = await shownIn(everyPixelDifferent(64, 17), viewOf(48, 80, { rotate, fit }));
      expect([shown.width, shown.height, shown.data.length]).toEqual([48, 80, 48 * 80 * 4]);
    }
  });
});

describe('a look fits the picture', () => {
  test('contain leaves the background around, cover and stretch leave none', async () => {
    const wide = halves(200, 100);
    const contained = await shownIn(wide, viewOf(100, 100, { fit: 'contain' }));
    expect([pixelAt(contained, 20, 20), pixelAt(contained, 20, 30)]).toEqual([BLACK, RED]);
    expect([pixelAt(contained, 80, 80), pixelAt(contained, 80, 70)]).toEqual([BLACK, BLUE]);
    const green = await shownIn(wide, viewOf(100, 100, { background: '#00ff00' }));
    expect(pixelAt(green, 50, 2)).toEqual([0, 255, 0, 255]);
    for (const fit of ['cover', 'stretch'] as const) {
      const full = await shownIn(wide, viewOf(100, 100, { fit }));
      expect([pixelAt(full, 0, 0), pixelAt(full, 99, 99)]).toEqual([RED, BLUE]);
    }
  });

  test('cover cuts the edges, stretch does not', async () => {
    const edged = painted(200, 100, x => (x < 20 ? [0, 255, 0] : [255, 0, 0]));
    expect(pixelAt(await shownIn(edged, viewOf(100, 100, { fit: 'cover' })), 0, 50)).toEqual(RED);
    expect(pixelAt(await shownIn(edged, viewOf(100, 100, { fit: 'stretch' })), 0, 50)).toEqual([
      0, 255, 0, 255,
    ]);
  });

  test('pixel makes each pixel a square, in the middle', async () => {
    const tiny = painted(3, 2, (x, y) => [x * 80, y * 80, 9]);
    const shown = await shownIn(tiny, viewOf(100, 100, { fit: 'pixel' }));
    // 33 times: 99×66, so half a pixel and 17 are free.
    for (let y = 0; y < 100; y += 1)
      for (let x = 0; x < 100; x += 1) {
        const inside = x < 99 && y >= 17 && y < 83;
        const [u, v] = [Math.floor(x / 33), Math.floor((y - 17) / 33)];
        expect(pixelAt(shown, x, y)).toEqual(inside ? [u * 80, v * 80, 9, 255] : BLACK);
      }
  });

  test('pixel art keeps its very colours at any scale', async () => {
    const art = painted(5, 7, (x, y) => ((x + y) % 2 ? [255, 0, 0] : [0, 0, 255]));
    const shown = await shownIn(art, viewOf(93, 121, { fit: 'stretch', resample: 'pixel-art' }));
    const colours = new Set(new Uint32Array(shown.data.buffer, shown.data.byteOffset, 93 * 121));
    expect(colours.size).toBe(2);
  });

  test('under what is translucent lies the background', async () => {
    const glass = { ...painted(60, 60, x => [255, 0, 0, x < 30 ? 0 : 128]), translucent: true };
    for (const view of [
      viewOf(60, 60, { background: '#0000ff' }),
      viewOf(200, 200, { background: '#0000ff' }),
    ]) {
      const shown = await shownIn(glass, view);
      const right = view.width - 5;
      expect(pixelAt(shown, 2, 2)).toEqual(BLUE);
      expect(pixelAt(shown, right, 2)).toEqual([128, 0, 127, 255]);
    }
  });
});

describe('a photo is resampled', () => {
  test.each([
    [300, 300, 120, 120],
    [50, 40, 333, 211],
    [720, 3, 16, 16],
  ])('an even %i×%i stays even in %i×%i', async (width, height, toWidth, toHeight) => {
    const even = painted(width, height, () => [200, 100, 50]);
    for (const still of [false, true]) {
      const shown = await shownIn(even, viewOf(toWidth, toHeight, { fit: 'stretch' }), { still });
      for (const [x, y] of [
        [0, 0],
        [toWidth >> 1, toHeight >> 1],
        [toWidth - 1, toHeight - 1],
      ] as const)
        expect(pixelAt(shown, x, y)).toEqual([200, 100, 50, 255]);
    }
  });

  test('a fine grid becomes grey, not another pattern', async () => {
    const grid = painted(512, 512, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]));
    for (const still of [false, true]) {
      const { data } = await shownIn(grid, viewOf(180, 180), { still });
      for (let at = 0; at < data.length; at += 4) expect(Math.abs((data[at] ?? 0) - 127.5)).toBeLessThan(12);
    }
  });

  test('of a still it is sharper', async () => {
    const edge = halves(400, 400);
    const between = async (still: boolean) => {
      const shown = await shownIn(edge, viewOf(150, 150), { still });
      return Array.from({ length: 150 }, (_, x) => pixelAt(shown, x, 75)).filter(
        ([red = 0]) => red > 20 && red < 235,
      ).length;
    };
    expect(await between(true)).toBeLessThanOrEqual(await between(false));
  });

  test('it is the same turned, flipped or not', async () => {
    const picture = everyPixelDifferent(120, 90);
    const small = await shownIn(picture, viewOf(50, 40, { fit: 'stretch' }));
    const flippedAfter = await shownIn(small, viewOf(50, 40, { flip: 'horizontal' }));
    const flippedBefore = await shownIn(picture, viewOf(50, 40, { fit: 'stretch', flip: 'horizontal' }));
    for (let at = 0; at < flippedAfter.data.length; at += 1)
      expect(Math.abs((flippedAfter.data[at] ?? 0) - (flippedBefore.data[at] ?? 0))).toBeLessThanOrEqual(1);
  });
});
