import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fitter, placementOf } from './fit.ts';
import type { Frame } from './frame.ts';
import { SkiaSurface } from './surface.ts';

const PANEL = { width: 720, height: 720, background: '#000000' };

/** Left half red, right half blue. */
function halves(width: number, height: number): Frame {
  const surface = new SkiaSurface(width, height);
  surface.pen.fillStyle = '#ff0000';
  surface.pen.fillRect(0, 0, width / 2, height);
  surface.pen.fillStyle = '#0000ff';
  surface.pen.fillRect(width / 2, 0, width / 2, height);
  const pixels = surface.readPixels();
  return {
    source: 'test',
    sequence: 1,
    width,
    height,
    marks: { receivedAt: 0, composedAt: 0 },
    contributors: new Set(),
    pixels: () => pixels,
  };
}

function colourAt(frame: Frame, x: number, y: number, fitter = new Fitter()): number[] {
  const { data, width } = fitter.fit(frame, PANEL);
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
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

  test.each([
    [2048, 2048],
    [64, 64],
    [1024, 1024],
  ])('%i×%i fills the panel', (width, height) => {
    const frame = halves(width, height);
    for (const y of [0, 360, 719]) {
      expect(colourAt(frame, 2, y)).toEqual(RED);
      expect(colourAt(frame, 717, y)).toEqual(BLUE);
    }
  });

  test('leaves the background above and below a wide one, and beside a tall one', () => {
    const wide = halves(2048, 1024);
    expect([colourAt(wide, 100, 170), colourAt(wide, 100, 190)]).toEqual([BLACK, RED]);
    expect([colourAt(wide, 600, 549), colourAt(wide, 600, 530)]).toEqual([BLACK, BLUE]);
    const tall = halves(500, 1000);
    expect([colourAt(tall, 170, 5), colourAt(tall, 190, 5), colourAt(tall, 549, 5)]).toEqual([
      BLACK,
      RED,
      BLACK,
    ]);
  });

  test('leaves nothing of the picture before it', () => {
    const fitter = new Fitter();
    colourAt(halves(720, 1440), 300, 10, fitter);
    expect(colourAt(halves(1440, 720), 300, 10, fitter)).toEqual(BLACK);
    const clear = new SkiaSurface(1440, 720).readPixels();
    const transparent: Frame = { ...halves(1440, 720), pixels: () => clear };
    expect(colourAt(transparent, 100, 360, fitter)).toEqual(BLACK);
  });

  test('is fitted once, and not at all when it has the size', () => {
    const fitter = new Fitter();
    const large = halves(1024, 1024);
    expect(fitter.fit(large, PANEL)).toBe(fitter.fit(large, { ...PANEL }));
    expect(fitter.fit(large, { ...PANEL, background: '#ffffff' })).not.toBe(fitter.fit(large, PANEL));
    const fitting = halves(720, 720);
    expect(fitter.fit(fitting, PANEL)).toBe(fitting.pixels());
  });
});
