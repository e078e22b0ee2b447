import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placementOf } from './fit.ts';
import type { Pixels } from './pixels.ts';
import { halves, pixelAt, shownIn, viewOf } from './test-kit/test-pictures.ts';

const PANEL = viewOf(720, 720);

async function coloursAt(pixels: Pixels, places: readonly (readonly [x: number, y: number])[]) {
  const shown = await shownIn(pixels, PANEL);
  return places.map(([x, y]) => pixelAt(shown, x, y));
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const BLACK = [0, 0, 0, 255];

describe('a picture of another size than the panel', () => {
  test('is as large as it fits, in the middle, its proportions kept to the pixel', () => {
    const side = fc.integer({ min: 1, max: 4096 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { x, y, ...placed } = placementOf({ width, height }, PANEL);
        expect(Math.max(placed.width, placed.height)).toBe(720);
        expect(Math.min(placed.width, placed.height)).toBeGreaterThan(0);
        expect(Math.abs(720 - placed.width - 2 * x)).toBeLessThanOrEqual(1);
        expect(Math.abs(720 - placed.height - 2 * y)).toBeLessThanOrEqual(1);
        const scale = 720 / Math.max(width, height);
        expect(Math.abs(placed.width - Math.max(1, width * scale))).toBeLessThanOrEqual(0.5);
        expect(Math.abs(placed.height - Math.max(1, height * scale))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('with cover it reaches beyond, with stretch it is the panel, with pixel it is a whole multiple or part', () => {
    const side = fc.integer({ min: 1, max: 4096 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const cover = placementOf({ width, height }, PANEL, 'cover');
        expect(Math.min(cover.width, cover.height)).toBe(720);
        expect(Math.abs(720 - cover.width - 2 * cover.x)).toBeLessThanOrEqual(1);
        expect(placementOf({ width, height }, PANEL, 'stretch')).toEqual({
          x: 0,
          y: 0,
          width: 720,
          height: 720,
        });
        const pixel = placementOf({ width, height }, PANEL, 'pixel');
        expect(Math.max(pixel.width, pixel.height)).toBeLessThanOrEqual(720);
        const most = Math.max(width, height);
        if (most <= 720) expect([pixel.width % width, pixel.height % height]).toEqual([0, 0]);
        expect(Math.max(pixel.width, pixel.height)).toBeGreaterThan(most <= 720 ? 360 : 340);
      }),
    );
    expect(placementOf({ width: 240, height: 240 }, PANEL, 'pixel').width).toBe(720);
    expect(placementOf({ width: 1440, height: 720 }, PANEL, 'pixel')).toMatchObject({
      width: 720,
      height: 360,
    });
  });

  test.each([
    [2048, 2048],
    [64, 64],
    [1024, 1024],
  ])('%i×%i fills the panel', async (width, height) => {
    const left = [0, 360, 719].map(y => [2, y] as const);
    const right = [0, 360, 719].map(y => [717, y] as const);
    expect(await coloursAt(halves(width, height), left)).toEqual([RED, RED, RED]);
    expect(await coloursAt(halves(width, height), right)).toEqual([BLUE, BLUE, BLUE]);
  });

  test('leaves the background above and below a wide one, and beside a tall one', async () => {
    const wide = [
      [100, 170],
      [100, 190],
      [600, 549],
      [600, 530],
    ] as const;
    expect(await coloursAt(halves(2048, 1024), wide)).toEqual([BLACK, RED, BLACK, BLUE]);
    const tall = [
      [170, 5],
      [190, 5],
      [549, 5],
    ] as const;
    expect(await coloursAt(halves(500, 1000), tall)).toEqual([BLACK, RED, BLACK]);
  });
});
