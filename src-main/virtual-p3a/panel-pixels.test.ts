import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRegion, fillPanel, hexOf, plainPanel } from './panel-pixels.ts';
import { gradient } from './test-kit/test-pictures.ts';

const BACKGROUND = { r: 9, g: 8, b: 7 };
const pixelOf = (data: Buffer, width: number, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

describe('pixels of the panel', () => {
  it('D2 writes a colour as imaging reads it', () => {
    expect(hexOf({ r: 0, g: 10, b: 255 })).toBe('#000aff');
    expect(pixelOf(plainPanel(BACKGROUND).data, 720, 719, 719)).toEqual([9, 8, 7, 255]);
  });

  it('S4 leaves a picture of its own size as it is', () => {
    const picture = gradient(720, 720, 1);
    expect(fillPanel(picture, BACKGROUND)).toBe(picture);
  });

  it('S4 every pixel of a smaller picture’s area is a pixel of it, the rest is background', () => {
    const blocks = fc.integer({ min: 1, max: 45 }).map(count => count * 16);
    const at = fc.integer({ min: 0, max: 719 });
    fc.assert(
      fc.property(blocks, blocks, at, at, (width, height, x, y) => {
        const picture = gradient(width, height, 3);
        const panel = fillPanel(picture, BACKGROUND);
        const scale = 720 / Math.max(width, height);
        const [left, top] = [(720 - width * scale) / 2, (720 - height * scale) / 2];
        const [sourceX, sourceY] = [(x - left) / scale, (y - top) / scale];
        // One pixel off the edge rounding may go either way.
        const inside = (value: number, size: number) => value > 1 && value < size - 1;
        const outside = (value: number, size: number) => value < -1 || value > size + 1;
        const seen = pixelOf(panel.data, 720, x, y);
        if (outside(sourceX, width) || outside(sourceY, height)) expect(seen).toEqual([9, 8, 7, 255]);
        if (inside(sourceX, width) && inside(sourceY, height)) {
          const near = [-1, 0, 1].flatMap(dy =>
            [-1, 0, 1].map(dx =>
              pixelOf(picture.data, width, Math.floor(sourceX) + dx, Math.floor(sourceY) + dy),
            ),
          );
          expect(near).toContainEqual(seen);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('S4 doubles pixels exactly', () => {
    const picture = gradient(352, 176, 2);
    picture.data.writeUInt32BE(0xff00ffff, 0);
    const panel = fillPanel(picture, BACKGROUND);
    expect(pixelOf(panel.data, 720, 0, 180)).toEqual([255, 0, 255, 255]);
    expect(pixelOf(panel.data, 720, 0, 179)).toEqual([9, 8, 7, 255]);
    expect(pixelOf(panel.data, 720, 719, 539)).toEqual(pixelOf(picture.data, 352, 351, 175));
  });

  it('S2 a region changes its own points and no others, and not the panel that was shown before', () => {
    const block = fc.integer({ min: 0, max: 44 }).map(count => count * 16);
    const at = fc.integer({ min: 0, max: 719 });
    const panel = plainPanel(BACKGROUND);
    fc.assert(
      fc.property(block, block, at, at, (left, top, x, y) => {
        const region = gradient(Math.min(64, 720 - left), Math.min(32, 720 - top), 5);
        const drawn = drawRegion(panel, region, { x: left, y: top });
        const inside = x >= left && y >= top && x < left + region.width && y < top + region.height;
        const expected = inside ? pixelOf(region.data, region.width, x - left, y - top) : [9, 8, 7, 255];
        expect(pixelOf(drawn.data, 720, x, y)).toEqual(expected);
        expect(pixelOf(panel.data, 720, x, y)).toEqual([9, 8, 7, 255]);
      }),
    );
  });
});
