import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intersects, pixels, union } from './rect.ts';
import type { Rect } from './surface.ts';

const rect = fc.record({
  x: fc.integer({ min: -100, max: 100 }),
  y: fc.integer({ min: -100, max: 100 }),
  width: fc.integer({ min: 1, max: 100 }),
  height: fc.integer({ min: 1, max: 100 }),
});

function holds(outer: Rect | undefined, inner: Rect): boolean {
  return (
    outer !== undefined &&
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

describe('rectangles', () => {
  test('a union holds both, and nothing is the neutral element', () => {
    fc.assert(
      fc.property(rect, rect, (a, b) => {
        const both = union(a, b);
        expect(holds(both, a) && holds(both, b)).toBe(true);
        expect(union(b, a)).toEqual(both);
        expect(union(a, undefined)).toEqual(a);
        expect(union(undefined, a)).toEqual(a);
      }),
    );
  });

  test('two intersect when they share a pixel, not when they only touch', () => {
    fc.assert(
      fc.property(rect, rect, (a, b) => {
        const overlapX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const overlapY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        expect(intersects(a, b)).toBe(overlapX > 0 && overlapY > 0);
      }),
    );
    expect(intersects({ x: 0, y: 0, width: 5, height: 5 }, { x: 5, y: 0, width: 5, height: 5 })).toBe(false);
  });

  test('pixels are whole, on the canvas, and cover what is on it', () => {
    const real = fc.double({ min: -200, max: 200, noNaN: true });
    const extent = fc.double({ min: 0.01, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.record({ x: real, y: real, width: extent, height: extent }), bounds => {
        const area = pixels(bounds, 100, 80);
        const visible = intersects(bounds, { x: 0, y: 0, width: 100, height: 80 });
        if (!area) {
          expect(visible).toBe(false);
          return;
        }
        expect(holds({ x: 0, y: 0, width: 100, height: 80 }, area)).toBe(true);
        expect(Object.values(area).every(Number.isInteger)).toBe(true);
        expect(area.x <= Math.max(0, bounds.x) && area.y <= Math.max(0, bounds.y)).toBe(true);
        expect(area.x + area.width).toBeGreaterThanOrEqual(Math.min(100, bounds.x + bounds.width));
      }),
    );
  });

  test('what lies outside is nothing', () => {
    expect(pixels({ x: 120, y: 0, width: 10, height: 10 }, 100, 100)).toBeUndefined();
    expect(pixels({ x: -10, y: 0, width: 10, height: 10 }, 100, 100)).toBeUndefined();
  });
});
