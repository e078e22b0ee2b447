import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crop } from '#shared/contract/look';
import { CROP_SIDES, cropWith, draggedCrop, gripAt, isWhole, keyStep } from './crop-geometry.ts';

const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };
const MIDDLE: Crop = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Any crop, also one that was set over HTTP, to any number of decimals. */
const crop = fc.tuple(share, share, share, share).map(([x, y, width, height]) => {
  const [left, top] = [Math.min(x, 0.99), Math.min(y, 0.99)];
  return {
    x: left,
    y: top,
    width: Math.max(0.01, width * (1 - left)),
    height: Math.max(0.01, height * (1 - top)),
  };
});
const grip = fc.record({
  x: fc.constantFrom('left', 'right', 'both'),
  y: fc.constantFrom('top', 'bottom', 'both'),
} as const);
const step = fc.record({
  x: fc.double({ min: -2, max: 2, noNaN: true }),
  y: fc.double({ min: -2, max: 2, noNaN: true }),
});

describe('the rectangle of a crop', () => {
  it('is one that the engine takes, however it is dragged', () => {
    fc.assert(
      fc.property(crop, grip, step, (from, held, by) => {
        expect(Crop.safeParse(draggedCrop(from, held, by)).error).toBeUndefined();
      }),
    );
  });

  it('is one that the engine takes, whatever is typed', () => {
    const typed = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(crop, fc.constantFrom(...CROP_SIDES), typed, (from, side, share) => {
        expect(Crop.safeParse(cropWith(from, side, share)).error).toBeUndefined();
      }),
    );
  });

  it('keeps its size when it is moved, also at the edge', () => {
    fc.assert(
      fc.property(crop, step, (from, by) => {
        const moved = draggedCrop(from, { x: 'both', y: 'both' }, by);
        const still = draggedCrop(from, { x: 'both', y: 'both' }, { x: 0, y: 0 });
        expect([moved.width, moved.height]).toEqual([still.width, still.height]);
      }),
    );
  });

  it('keeps the opposite corner where it is', () => {
    expect(draggedCrop(MIDDLE, { x: 'left', y: 'top' }, { x: 0.1, y: -0.1 })).toEqual({
      x: 0.35,
      y: 0.15,
      width: 0.4,
      height: 0.6,
    });
    expect(draggedCrop(MIDDLE, { x: 'right', y: 'bottom' }, { x: -0.2, y: 5 })).toEqual({
      x: 0.25,
      y: 0.25,
      width: 0.3,
      height: 0.75,
    });
  });

  it('takes a figure as it was typed, and lets the size give way to the place', () => {
    expect(cropWith(WHOLE, 'x', 0.4)).toEqual({ x: 0.4, y: 0, width: 0.6, height: 1 });
    expect(cropWith(MIDDLE, 'width', 0.9)).toMatchObject({ x: 0.25, width: 0.75 });
  });

  it('knows when there is nothing left out', () => {
    expect(isWhole(WHOLE)).toBe(true);
    expect(isWhole(MIDDLE)).toBe(false);
  });
});

describe('what is taken hold of', () => {
  const size = { width: 120, height: 90 };

  it('is a corner near a corner, and all of it elsewhere', () => {
    expect(gripAt({ x: 3, y: 5 }, size)).toEqual({ x: 'left', y: 'top' });
    expect(gripAt({ x: 118, y: 4 }, size)).toEqual({ x: 'right', y: 'top' });
    expect(gripAt({ x: 60, y: 45 }, size)).toEqual({ x: 'both', y: 'both' });
    expect(gripAt({ x: 60, y: 1 }, size)).toEqual({ x: 'both', y: 'both' });
  });

  it('leaves something to move in the smallest rectangle', () => {
    expect(gripAt({ x: 5, y: 5 }, { width: 10, height: 10 })).toEqual({ x: 'both', y: 'both' });
  });
});

describe('the arrow keys', () => {
  it('move by a hundredth; other keys do nothing', () => {
    expect(keyStep('ArrowUp')).toEqual({ x: 0, y: -0.01 });
    expect(keyStep('Enter')).toBeUndefined();
  });
});
