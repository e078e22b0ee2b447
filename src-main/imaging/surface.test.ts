import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Surface } from '#shared/brush/surface';
import { ImageError } from './image-error.ts';
import { encodePng } from './pictures.ts';
import { decodeToPicture, type SkiaSurface, skiaSurfaces } from './surface.ts';

const SIDE = 24;

function pixelAt(surface: SkiaSurface, x: number, y: number): number[] {
  const { data, width } = surface.readPixels();
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

function filled(colour: string, alpha = 1): SkiaSurface {
  const surface = skiaSurfaces.create(SIDE, SIDE);
  surface.pen.globalAlpha = alpha;
  surface.pen.fillStyle = colour;
  surface.pen.fillRect(0, 0, SIDE, SIDE);
  surface.pen.globalAlpha = 1;
  return surface;
}

/** Random translucent rectangles: every kind of pixel. */
const painted = fc
  .array(
    fc.record({
      x: fc.nat(SIDE),
      y: fc.nat(SIDE),
      side: fc.integer({ min: 1, max: SIDE }),
      colour: fc.constantFrom('#ff0000', '#00ff00', '#123456', '#ffffff'),
      alpha: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 8 },
  )
  .map(rects => {
    const surface = skiaSurfaces.create(SIDE, SIDE);
    for (const { x, y, side, colour, alpha } of rects) {
      surface.pen.globalAlpha = alpha;
      surface.pen.fillStyle = colour;
      surface.pen.fillRect(x, y, side, side);
    }
    return surface;
  });

const rect = fc.record({
  x: fc.nat(SIDE - 1),
  y: fc.nat(SIDE - 1),
  width: fc.integer({ min: 1, max: SIDE }),
  height: fc.integer({ min: 1, max: SIDE }),
});
const ALL = { x: 0, y: 0, width: SIDE, height: SIDE };

describe('a surface', () => {
  test('starts transparent and is read as straight RGBA', () => {
    expect(pixelAt(skiaSurfaces.create(4, 4), 1, 1)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(filled('#ff8000'), 1, 1)).toEqual([255, 128, 0, 255]);
    expect(pixelAt(filled('#ff0000', 0.5), 1, 1)).toEqual([255, 0, 0, 128]);
  });

  test('what was read is a copy: it does not change with the surface', () => {
    const surface = filled('#ff0000');
    const { data } = surface.readPixels();
    surface.pen.clearRect(0, 0, SIDE, SIDE);
    expect([...data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  });

  test('written pixels are read back', () => {
    const [surface, pixels] = [skiaSurfaces.create(SIDE, SIDE), filled('#336699').readPixels()];
    surface.writePixels(pixels);
    expect(surface.readPixels().data).toEqual(pixels.data);
  });

  test('copies a layer exactly onto a clear one, and changes nothing outside the rectangle', () => {
    fc.assert(
      fc.property(painted, rect, (source, area) => {
        const target = skiaSurfaces.create(SIDE, SIDE);
        target.blend(source, area, 1);
        const [from, to] = [source.readPixels().data, target.readPixels().data];
        for (let index = 0; index < SIDE * SIDE; index += 1) {
          const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
          const inside = x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
          expect(to.readUInt32BE(index * 4)).toBe(inside ? from.readUInt32BE(index * 4) : 0);
        }
      }),
    );
  });

  test('a blend in parts is the blend of the whole, at any opacity', () => {
    fc.assert(
      fc.property(painted, fc.nat(SIDE), fc.double({ min: 0, max: 1, noNaN: true }), (source, cut, alpha) => {
        const [whole, parts] = [filled('#fdfcf8'), filled('#fdfcf8')];
        whole.blend(source, ALL, alpha);
        parts.blend(source, { ...ALL, width: cut }, alpha);
        parts.blend(source, { ...ALL, x: cut, width: SIDE - cut }, alpha);
        expect(parts.readPixels().data.equals(whole.readPixels().data)).toBe(true);
      }),
    );
  });

  test('R10: what is opaque stays opaque under any blend', () => {
    fc.assert(
      fc.property(painted, fc.double({ min: 0, max: 1, noNaN: true }), (source, alpha) => {
        const target = filled('#fdfcf8');
        target.blend(source, ALL, alpha);
        expect(target.readPixels().data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
      }),
    );
  });

  test('a blend leaves the pen as it was', () => {
    const target = filled('#000000');
    target.blend(filled('#ffffff'), { x: 0, y: 0, width: 1, height: 1 }, 0.25);
    expect(target.pen.globalAlpha).toBe(1);
    target.pen.fillStyle = '#00ff00';
    target.pen.fillRect(0, 0, SIDE, SIDE);
    expect(pixelAt(target, 20, 20)).toEqual([0, 255, 0, 255]);
  });

  test('does not take a surface of another kind', () => {
    const foreign: Surface = { width: 1, height: 1, pen: filled('#000000').pen, blend() {} };
    expect(() => filled('#000000').blend(foreign, ALL, 1)).toThrow(TypeError);
  });
});

describe('R19: a decoded picture', () => {
  test('is stretched over the whole canvas', async () => {
    const small = skiaSurfaces.create(2, 2);
    small.pen.fillStyle = '#0000ff';
    small.pen.fillRect(0, 0, 2, 2);
    const target = filled('#ffffff');
    (await decodeToPicture(await encodePng(small.readPixels()), target)).drawOver(target);
    for (const [x, y] of [
      [0, 0],
      [23, 0],
      [12, 12],
      [0, 23],
      [23, 23],
    ] as const)
      expect(pixelAt(target, x, y)).toEqual([0, 0, 255, 255]);
  });

  test('of the canvas size comes pixel by pixel', async () => {
    const source = filled('#ffffff');
    source.pen.fillStyle = '#0a5bd6';
    source.pen.beginPath();
    source.pen.arc(9, 9, 7, 0, 7);
    source.pen.fill();
    const target = filled('#000000');
    (await decodeToPicture(await encodePng(source.readPixels()), target)).drawOver(target);
    expect(target.readPixels().data.equals(source.readPixels().data)).toBe(true);
  });

  test('larger than the canvas fills it all the same', async () => {
    const large = skiaSurfaces.create(SIDE * 4, SIDE * 3);
    large.pen.fillStyle = '#ff0000';
    large.pen.fillRect(0, 0, SIDE * 2, SIDE * 3);
    large.pen.fillStyle = '#0000ff';
    large.pen.fillRect(SIDE * 2, 0, SIDE * 2, SIDE * 3);
    const target = filled('#ffffff');
    (await decodeToPicture(await encodePng(large.readPixels()), target)).drawOver(target);
    for (const y of [0, 12, 23]) {
      expect(pixelAt(target, 1, y)).toEqual([255, 0, 0, 255]);
      expect(pixelAt(target, 22, y)).toEqual([0, 0, 255, 255]);
    }
  });

  test('that is broken is refused', async () => {
    const png = await encodePng(filled('#123456').readPixels());
    await expect(decodeToPicture(png.subarray(0, png.length - 16), ALL)).rejects.toBeInstanceOf(ImageError);
  });
});

test('pixels in memory that threads share (sharp’s WASM build) are written as any others', () => {
  const surface = skiaSurfaces.create(1, 2);
  const data = Buffer.from(new SharedArrayBuffer(8));
  data.set([255, 0, 0, 255, 0, 128, 0, 255]);
  surface.writePixels({ width: 1, height: 2, data });
  expect([...surface.readPixels().data]).toEqual([...data]);
});
