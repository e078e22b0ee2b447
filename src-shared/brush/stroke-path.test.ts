import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StrokePoint } from '../document/stroke.ts';
import type { Dab } from './dab.ts';
import { type Run, StrokePath } from './stroke-path.ts';

const point = fc.record({
  x: fc.double({ min: -50, max: 800, noNaN: true }),
  y: fc.double({ min: -50, max: 800, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  atMs: fc.nat(10_000),
});
const points = fc.array(point, { minLength: 1, maxLength: 120 });
const size = fc.double({ min: 0.5, max: 400, noNaN: true });

function runsOf(path: StrokePath): Run[] {
  const tail = path.tail();
  return tail ? [...path.finished, tail] : [...path.finished];
}

function drawn(stroke: readonly StrokePoint[], diameter: number): Run[] {
  const path = new StrokePath({ size: diameter });
  path.extend(stroke);
  return runsOf(path);
}

function dabsOf(runs: readonly Run[]): Dab[] {
  return runs.flatMap(run => run.dabs);
}

describe('the way of the brush', () => {
  test('does not depend on how the points were cut into messages', () => {
    fc.assert(
      fc.property(
        points,
        size,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (all, diameter, cuts) => {
          const path = new StrokePath({ size: diameter });
          for (let at = 0, cut = 0; at < all.length; cut += 1) {
            const count = cuts[cut % cuts.length] ?? 1;
            path.extend(all.slice(at, at + count));
            path.tail();
            at += count;
          }
          expect(runsOf(path)).toEqual(drawn(all, diameter));
        },
      ),
    );
  });

  test('never changes what it has finished', () => {
    fc.assert(
      fc.property(points, points, size, (first, second, diameter) => {
        const path = new StrokePath({ size: diameter });
        path.extend(first);
        const before = [...path.finished];
        path.extend(second);
        expect(path.finished.slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test('has no gap: every run begins where the one before it ended', () => {
    fc.assert(
      fc.property(points, size, (all, diameter) => {
        const runs = drawn(all, diameter);
        for (let index = 1; index < runs.length; index += 1)
          expect(runs[index]?.dabs[0]).toEqual(runs[index - 1]?.dabs.at(-1));
      }),
    );
  });

  test('begins at the first point and ends where the pen is', () => {
    fc.assert(
      fc.property(points, size, (all, diameter) => {
        const dabs = dabsOf(drawn(all, diameter));
        const [first, last] = [all[0], all.at(-1)];
        expect(dabs[0]).toMatchObject({ x: first?.x, y: first?.y });
        expect(dabs.at(-1)).toMatchObject({ x: last?.x, y: last?.y });
      }),
    );
  });

  test('stays inside the bounds of its runs, soft edge included', () => {
    fc.assert(
      fc.property(points, size, (all, diameter) => {
        for (const { dabs, bounds } of drawn(all, diameter))
          for (const dab of dabs) {
            expect(dab.x - dab.radius).toBeGreaterThan(bounds.x);
            expect(dab.y - dab.radius).toBeGreaterThan(bounds.y);
            expect(dab.x + dab.radius).toBeLessThan(bounds.x + bounds.width);
            expect(dab.y + dab.radius).toBeLessThan(bounds.y + bounds.height);
          }
      }),
    );
  });

  test('is as wide as the pressure says: a mouse draws exactly the size', () => {
    const at = (pressure: number) => drawn([{ x: 5, y: 5, pressure, atMs: 0 }], 20)[0]?.dabs[0]?.radius;
    expect(at(0.5)).toBeCloseTo(10);
    expect(at(0)).toBeCloseTo(3);
    expect(at(1)).toBeCloseTo(17);
  });

  test('keeps the dot of a pen that pressed harder where it stood, after it moved on', () => {
    const press = (x: number, pressure: number) => ({ x, y: 100, pressure, atMs: 0 });
    const runs = drawn([press(100, 0), press(100, 0.5), press(100, 1), press(180, 0), press(260, 0)], 20);
    const widest = Math.max(
      ...dabsOf(runs)
        .filter(dab => dab.x < 115)
        .map(dab => dab.radius),
    );
    expect(widest).toBeGreaterThan(12);
  });

  test('bends smoothly: a fast quarter turn between three points has no visible corner', () => {
    const turn = [
      { x: 0, y: 0, pressure: 0.5, atMs: 0 },
      { x: 300, y: 0, pressure: 0.5, atMs: 16 },
      { x: 300, y: 300, pressure: 0.5, atMs: 32 },
      { x: 300, y: 310, pressure: 0.5, atMs: 48 },
    ];
    const dabs = dabsOf(drawn(turn, 30)).filter(dab => dab.x > 160 && dab.y < 140);
    for (let index = 2; index < dabs.length; index += 1)
      expect(turnBetween(dabs[index - 2], dabs[index - 1], dabs[index])).toBeLessThan(Math.PI / 36);
  });

  test('does not spend dabs on a straight line', () => {
    const line = Array.from({ length: 50 }, (_, index) => ({
      x: index * 14,
      y: 100,
      pressure: 0.5,
      atMs: index,
    }));
    expect(dabsOf(drawn(line, 8)).length).toBeLessThan(60);
  });

  test('A2: the longest stroke that jumps about stays within what can be painted', () => {
    const wild = Array.from({ length: 20_000 }, (_, index) => ({
      x: (index * 7919) % 720,
      y: (index * 104_729) % 720,
      pressure: 0.5,
      atMs: index,
    }));
    expect(dabsOf(drawn(wild, 400)).length).toBeLessThan(80_000);
  });
});

function turnBetween(a: Dab | undefined, b: Dab | undefined, c: Dab | undefined): number {
  if (!a || !b || !c) return 0;
  const turn = Math.atan2(c.y - b.y, c.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
}
