import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dab } from './dab.ts';
import { traceOutline } from './outline.ts';
import type { Pen2D } from './surface.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Remembers the contours of a path, its arcs cut fine. */
class ContourPen implements Pen2D {
  readonly contours: Spot[][] = [];
  fillStyle: unknown = '';
  globalAlpha = 1;

  moveTo(x: number, y: number): void {
    this.contours.push([{ x, y }]);
  }

  lineTo(x: number, y: number): void {
    this.contours.at(-1)?.push({ x, y });
  }

  arc(x: number, y: number, radius: number, start: number, end: number): void {
    expect(end).toBeGreaterThanOrEqual(start);
    for (let step = 0; step <= 64; step += 1) {
      const angle = start + ((end - start) * step) / 64;
      this.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
  }

  closePath(): void {}
  save(): void {}
  restore(): void {}
  beginPath(): void {}
  rect(): void {}
  clip(): void {}
  fill(): void {}
  fillRect(): void {}
  clearRect(): void {}
}

function outlineOf(dabs: readonly Dab[]): Spot[][] {
  const pen = new ContourPen();
  traceOutline(pen, dabs);
  return pen.contours;
}

/** How often the contours go around a spot: what the non-zero rule asks. */
function winding(contours: readonly Spot[][], { x, y }: Spot): number {
  let turns = 0;
  for (const contour of contours)
    for (let index = 0; index < contour.length; index += 1) {
      const [a, b] = [contour[index], contour[(index + 1) % contour.length]];
      if (!a || !b || a.y <= y === b.y <= y) continue;
      const crossing = a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
      if (crossing > x) turns += b.y > a.y ? 1 : -1;
    }
  return turns;
}

/** How far a spot is outside of what the brush covers; negative inside. The brush shrinks and grows evenly on its way. */
function outside(dabs: readonly Dab[], spot: Spot): number {
  let nearest = Number.POSITIVE_INFINITY;
  dabs.forEach((to, index) => {
    const from = dabs[index - 1] ?? to;
    for (let step = 0; step <= 200; step += 1) {
      const t = step / 200;
      const [x, y] = [from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t];
      const radius = from.radius + (to.radius - from.radius) * t;
      nearest = Math.min(nearest, Math.hypot(spot.x - x, spot.y - y) - radius);
    }
  });
  return nearest;
}

const place = fc.double({ min: 0, max: 60, noNaN: true });
const radius = fc.double({ min: 0.35, max: 25, noNaN: true });
const wild = fc.array(fc.record({ x: place, y: place, radius }), { minLength: 1, maxLength: 7 });
/** Short steps under a wide brush: every bend is tighter than the brush. */
const dense = fc
  .array(fc.record({ x: fc.double({ min: 28, max: 34, noNaN: true }), y: place }), {
    minLength: 1,
    maxLength: 7,
  })
  .map(spots => spots.map(({ x, y }): Dab => ({ x, y: 28 + y / 10, radius: 12 })));
/** There and back on one line. */
const hairpin = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
  .map(xs => xs.map((x): Dab => ({ x: x * 8, y: 30, radius: 6 + (x % 3) })));
const anyWay = fc.oneof(wild, dense, hairpin);
const spots = fc.array(
  fc.record({
    x: fc.double({ min: -30, max: 90, noNaN: true }),
    y: fc.double({ min: -30, max: 90, noNaN: true }),
  }),
  { minLength: 20, maxLength: 20 },
);

/** The flatness of a bend, the steps of the reference and of the arcs here. */
const EDGE = 0.2;

describe('the outline of a run', () => {
  test('covers what the brush covers, without a hole and nothing else', () => {
    fc.assert(
      fc.property(anyWay, spots, (dabs, all) => {
        const contours = outlineOf(dabs);
        for (const spot of all) {
          const beyond = outside(dabs, spot);
          if (Math.abs(beyond) > EDGE) expect(winding(contours, spot) !== 0).toBe(beyond < 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('never turns the wrong way: nothing can cancel what lies over it', () => {
    fc.assert(
      fc.property(anyWay, spots, (dabs, all) => {
        const contours = outlineOf(dabs);
        for (const spot of all) expect(winding(contours, spot)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  test('of a single dab is a disc, of none nothing', () => {
    expect(winding(outlineOf([{ x: 5, y: 5, radius: 3 }]), { x: 7, y: 5 })).toBe(1);
    expect(outlineOf([])).toEqual([]);
  });

  test('spends one corner a side on a gentle bend', () => {
    const gentle = Array.from({ length: 20 }, (_, index) => ({
      x: index * 4,
      y: index * index * 0.05,
      radius: 5,
    }));
    const [contour] = outlineOf(gentle);
    const caps = 2 * 65;
    expect((contour?.length ?? 0) - caps).toBeLessThanOrEqual(2 * gentle.length);
  });
});
