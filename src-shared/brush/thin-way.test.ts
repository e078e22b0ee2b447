import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dab } from './dab.ts';
import { ThinWay } from './thin-way.ts';

const dab = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  y: fc.double({ min: 0, max: 100, noNaN: true }),
  radius: fc.double({ min: 0.35, max: 30, noNaN: true }),
});

/** Small steps, as a hand makes them. */
const way = fc
  .array(
    fc.record({
      dx: fc.double({ min: -3, max: 3, noNaN: true }),
      dy: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    }),
    { minLength: 2, maxLength: 80 },
  )
  .map(steps => {
    let [x, y] = [0, 0];
    return steps.map(({ dx, dy }): Dab => {
      x += dx;
      y += dy;
      return { x, y, radius: 5 };
    });
  });

function thinned(dabs: readonly Dab[]): Dab[] {
  const thin = new ThinWay();
  const kept = dabs.map(one => thin.add(one)).filter(one => one !== undefined);
  return thin.waiting ? [...kept, thin.waiting] : kept;
}

function distance(from: Dab, a: Dab, b: Dab): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((from.x - a.x) * dx + (from.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x - a.x - t * dx, from.y - a.y - t * dy);
}

describe('thinning a way', () => {
  test('keeps the first and the newest dab, and the order', () => {
    fc.assert(
      fc.property(fc.array(dab, { minLength: 1, maxLength: 60 }), dabs => {
        const kept = thinned(dabs);
        expect([kept[0], kept.at(-1)]).toEqual([dabs[0], dabs.at(-1)]);
        const places = kept.map(one => dabs.indexOf(one));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  test('leaves no dab visibly beside the way that stays, also where it turns back', () => {
    fc.assert(
      fc.property(way, dabs => {
        const kept = thinned(dabs);
        for (const one of dabs) {
          const nearest = Math.min(
            ...kept.slice(1).map((next, index) => distance(one, kept[index] ?? next, next)),
          );
          expect(nearest).toBeLessThan(0.05 + 1e-9);
        }
      }),
    );
  });

  test('keeps a swelling on a straight line', () => {
    const line = Array.from({ length: 21 }, (_, x) => ({ x, y: 0, radius: x === 10 ? 4 : 2 }));
    expect(Math.max(...thinned(line).map(({ radius }) => radius))).toBe(4);
  });

  test('needs few dabs for a straight line of any length', () => {
    const line = Array.from({ length: 200 }, (_, x) => ({ x, y: x / 2, radius: 2 + x / 100 }));
    expect(thinned(line).length).toBeLessThan(15);
  });
});
