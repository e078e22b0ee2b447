import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { Paintable } from '#shared/brush/committed-layer';
import type { SurfaceMaker } from '#shared/brush/surface';
import type { Stroke, StrokePoint } from '#shared/document/stroke';
import { SkiaSurface, skiaSurfaces } from './surface.ts';

const SIDE = 96;

/** A raster with the target that its caller keeps, as a room has it. */
class Easel {
  readonly raster: CanvasRaster;
  readonly target = skiaSurfaces.create(SIDE, SIDE);

  constructor(surfaces: SurfaceMaker = skiaSurfaces) {
    this.raster = new CanvasRaster({ width: SIDE, height: SIDE, background: '#fdfcf8', surfaces });
  }

  picture(): Buffer {
    this.raster.compose(this.target);
    return this.target.readPixels().data;
  }
}

const point = fc.record({
  x: fc.double({ min: -30, max: SIDE + 30, noNaN: true }),
  y: fc.double({ min: -30, max: SIDE + 30, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  atMs: fc.nat(1000),
});

/** Long ones reach several runs. */
const stroke: fc.Arbitrary<Stroke> = fc.record({
  style: fc.record({
    brush: fc.constant('pen' as const),
    colour: fc.constantFrom('#101418', '#d81b60', '#0a5bd6'),
    size: fc.double({ min: 0.5, max: 40, noNaN: true }),
    opacity: fc.constantFrom(1, 1, 0.5, 0.13),
  }),
  points: fc.oneof(
    fc.array(point, { minLength: 1, maxLength: 6 }),
    fc.array(point, { minLength: 40, maxLength: 60 }),
  ),
});

const strokes = (maxLength: number) => fc.array(stroke, { minLength: 1, maxLength });

function itemsOf(all: readonly Stroke[]): Paintable[] {
  return all.map((one, index) => ({ id: `item-${index}`, kind: 'stroke', stroke: one }));
}

function shown(items: readonly Paintable[]): Buffer {
  const easel = new Easel();
  easel.raster.show(items);
  return easel.picture();
}

/** Pixel equality without a diff of a thousand lines. */
function expectSame(actual: Buffer, expected: Buffer): void {
  expect(differingPixels(actual, expected)).toBe(0);
}

function differingPixels(a: Buffer, b: Buffer): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 4) if (a.readUInt32LE(at) !== b.readUInt32LE(at)) count += 1;
  return count;
}

function largestDifference(a: Buffer, b: Buffer): number {
  return a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] ?? 0))), 0);
}

function chunks(points: readonly StrokePoint[], size: number): StrokePoint[][] {
  const cut: StrokePoint[][] = [];
  for (let at = 0; at < points.length; at += size) cut.push(points.slice(at, at + size));
  return cut;
}

function drawLive(easel: Easel, id: string, { style, points }: Stroke, chunk = 3): void {
  easel.raster.begin(id, style);
  for (const part of chunks(points, chunk)) {
    easel.raster.extend(id, part);
    easel.raster.compose(easel.target);
  }
}

/** A counterexample that shrinks slowly is told as far as it came, and not as a test that took too long. */
const OPTIONS = { numRuns: 60, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true };

/**
 * A property that gives the event loop a turn after each run: Skia's pixels are let go by finalizers that run only then, and a
 * thousand pictures in one turn fill the machine.
 */
function eachTurn<Ts extends [unknown, ...unknown[]]>(
  ...args: [...{ [Key in keyof Ts]: fc.Arbitrary<Ts[Key]> }, (...values: Ts) => void]
): fc.IAsyncPropertyWithHooks<Ts> {
  const run = args.at(-1) as (...values: Ts) => void;
  const arbitraries = args.slice(0, -1) as { [Key in keyof Ts]: fc.Arbitrary<Ts[Key]> };
  return fc.asyncProperty<Ts>(...arbitraries, async (...values: Ts) => {
    run(...values);
    await new Promise(resolve => setImmediate(resolve));
  });
}

describe('a stroke in progress', () => {
  test('A2: its picture does not depend on how its points were cut into messages', async () => {
    await fc.assert(
      eachTurn(stroke, fc.integer({ min: 1, max: 9 }), (one, chunk) => {
        const [cut, whole] = [new Easel(), new Easel()];
        drawLive(cut, 'live-one', one, chunk);
        drawLive(whole, 'live-one', one, one.points.length);
        expectSame(cut.picture(), whole.picture());
      }),
      OPTIONS,
    );
  });

  test('once committed is the picture that it would have been without growing', async () => {
    await fc.assert(
      eachTurn(strokes(3), stroke, (before, last) => {
        const easel = new Easel();
        easel.raster.show(itemsOf(before));
        drawLive(easel, `item-${before.length}`, last);
        const items = [...itemsOf(before), ...itemsOf([...before, last]).slice(-1)];
        easel.raster.show(items);
        expect(easel.raster.liveIds).toEqual([]);
        expectSame(easel.picture(), shown(items));
      }),
      OPTIONS,
    );
  });

  test('looks while it grows as it will when it is committed, but for rounding', async () => {
    await fc.assert(
      eachTurn(stroke, one => {
        const easel = new Easel();
        drawLive(easel, 'live-one', one);
        const [live, committed] = [easel.picture(), shown(itemsOf([one]))];
        // Layers are blended with 8 bits; two steps of 255 are not seen.
        expect(largestDifference(live, committed)).toBeLessThanOrEqual(2);
      }),
      OPTIONS,
    );
  });

  test('leaves nothing behind when it is aborted, and moves nothing of the others', async () => {
    await fc.assert(
      eachTurn(strokes(4), stroke, fc.nat(3), (others, gone, at) => {
        const [easel, without] = [new Easel(), new Easel()];
        easel.raster.begin('gone', gone.style);
        others.forEach((other, index) => {
          if (index === at % others.length) easel.raster.extend('gone', gone.points);
          drawLive(easel, `other-${index}`, other);
          drawLive(without, `other-${index}`, other);
        });
        easel.raster.end('gone');
        expectSame(easel.picture(), without.picture());
      }),
      OPTIONS,
    );
  });

  test('is still seen when its tip has left the canvas', () => {
    const style = { brush: 'pen', colour: '#000000', size: 10, opacity: 0.5 } as const;
    const across = Array.from({ length: 400 }, (_, index) => ({
      x: index,
      y: 48 + 20 * Math.sin(index),
      pressure: 0.5,
      atMs: index,
    }));
    const easel = new Easel();
    const empty = easel.picture();
    drawLive(easel, 'live-one', { style, points: across });
    easel.raster.invalidate();
    expect(differingPixels(easel.picture(), empty)).toBeGreaterThan(500);
  });

  test('does not darken itself where a translucent one crosses itself, alive and committed', () => {
    const style = { brush: 'pen', colour: '#000000', size: 12, opacity: 0.5 } as const;
    const loop = Array.from({ length: 300 }, (_, index) => ({
      x: 48 + 30 * Math.sin(index / 20),
      y: 48 + 20 * Math.sin(index / 10),
      pressure: 0.5,
      atMs: index,
    }));
    const easel = new Easel();
    drawLive(easel, 'live-one', { style, points: loop });
    for (const picture of [easel.picture(), shown(itemsOf([{ style, points: loop }]))]) {
      const darkest = Math.min(...picture.filter((_, at) => at % 4 === 0));
      expect(darkest).toBeGreaterThanOrEqual(125);
      expect(darkest).toBeLessThanOrEqual(128);
    }
  });

  test('unknown or ended ids are harmless', () => {
    const easel = new Easel();
    const before = easel.picture();
    easel.raster.extend('nobody', [{ x: 1, y: 1, pressure: 1, atMs: 0 }]);
    easel.raster.end('nobody');
    expect(easel.raster.dirty).toBe(false);
    expectSame(easel.picture(), before);
  });
});

describe('the committed canvas', () => {
  test('shows any sequence of documents as a fresh canvas would: undo, redo, clear, removal', async () => {
    await fc.assert(
      eachTurn(strokes(6), fc.array(fc.nat(63), { minLength: 1, maxLength: 8 }), (all, choices) => {
        const items = itemsOf(all);
        const easel = new Easel();
        for (const choice of choices) {
          const visible = items.filter((_, index) => (choice >> index) & 1);
          easel.raster.show(visible);
          expectSame(easel.picture(), shown(visible));
        }
      }),
      OPTIONS,
    );
  });

  test('A3: undo and redo in a long document bring back the same pixels', () => {
    const [items] = fc.sample(fc.array(stroke, { minLength: 150, maxLength: 150 }), 1).map(itemsOf);
    const easel = new Easel();
    easel.raster.show(items ?? []);
    const whole = easel.picture();
    const steps = [149, 148, 100, 60, 20, 0, 90, 150, 149, 150];
    for (const length of steps) easel.raster.show((items ?? []).slice(0, length));
    expectSame(easel.picture(), whole);
    const withoutOne = (items ?? []).filter((_, index) => index !== 70);
    easel.raster.show(withoutOne);
    expectSame(easel.picture(), shown(withoutOne));
  });

  test('keeps a bounded number of surfaces, however long it is drawn and undone', () => {
    let made = 0;
    const counting: SurfaceMaker = {
      create: (width, height) => {
        made += 1;
        return skiaSurfaces.create(width, height);
      },
    };
    const easel = new Easel(counting);
    const dot = (index: number): Stroke => ({
      style: { brush: 'pen', colour: '#000000', size: 3, opacity: index % 7 ? 1 : 0.5 },
      points: [{ x: index % SIDE, y: (index * 7) % SIDE, pressure: 0.5, atMs: 0 }],
    });
    const items = itemsOf(Array.from({ length: 1000 }, (_, index) => dot(index)));
    for (let length = 10; length <= items.length; length += 10) {
      easel.raster.show(items.slice(0, length));
      easel.raster.show(items.slice(0, length - 5));
      drawLive(easel, `live-${length}`, dot(7));
      easel.raster.end(`live-${length}`);
    }
    expect(made).toBeLessThanOrEqual(12);
  });

  test('R10: stays opaque under any number of translucent strokes', async () => {
    await fc.assert(
      eachTurn(strokes(6), all => {
        const picture = shown(itemsOf(all));
        expect(picture.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
      }),
      OPTIONS,
    );
  });

  test('R19: a picture covers what was before it and lies under what is drawn after', () => {
    const blue = new SkiaSurface(2, 2);
    blue.pen.fillStyle = '#0000ff';
    blue.pen.fillRect(0, 0, 2, 2);
    const picture = {
      drawOver: (surface: unknown) => surface instanceof SkiaSurface && surface.stretch(blue),
    };
    const dot = (id: string, x: number): Paintable => ({
      id,
      kind: 'stroke',
      stroke: {
        style: { brush: 'pen', colour: '#ff0000', size: 10, opacity: 1 },
        points: [{ x, y: 48, pressure: 0.5, atMs: 0 }],
      },
    });
    const data = shown([
      dot('below-it', 20),
      { id: 'picture1', kind: 'picture', picture },
      dot('above-it', 70),
    ]);
    const at = (x: number) => [...data.subarray((48 * SIDE + x) * 4, (48 * SIDE + x) * 4 + 3)];
    expect(at(20)).toEqual([0, 0, 255]);
    expect(at(70)).toEqual([255, 0, 0]);
  });
});

type Step =
  | { kind: 'live'; stroke: Stroke; name: number }
  | { kind: 'end'; name: number }
  | { kind: 'commit'; stroke: Stroke }
  | { kind: 'undo' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('live' as const), stroke, name: fc.nat(3) }),
  fc.record({ kind: fc.constant('end' as const), name: fc.nat(3) }),
  fc.record({ kind: fc.constant('commit' as const), stroke }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

describe('compose', () => {
  test('of what changed equals a compose of everything', async () => {
    await fc.assert(
      eachTurn(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
        const easel = new Easel();
        let items: Paintable[] = [];
        steps.forEach((one, index) => {
          items = apply(easel, items, one, index);
          const partial = easel.picture();
          easel.raster.invalidate();
          const fresh = skiaSurfaces.create(SIDE, SIDE);
          easel.raster.compose(fresh);
          expectSame(partial, fresh.readPixels().data);
        });
      }),
      OPTIONS,
    );
  });

  test('reports nothing when nothing changed, and an area that holds every changed pixel', async () => {
    await fc.assert(
      eachTurn(strokes(3), stroke, (before, next) => {
        const easel = new Easel();
        easel.raster.show(itemsOf(before));
        const old = easel.picture();
        expect(easel.raster.dirty).toBe(false);
        expect(easel.raster.compose(easel.target)).toBeUndefined();
        easel.raster.begin('live-one', next.style);
        easel.raster.extend('live-one', next.points);
        const area = easel.raster.compose(easel.target);
        const now = easel.target.readPixels().data;
        for (let index = 0; index < SIDE * SIDE; index += 1) {
          if (old.readUInt32LE(index * 4) === now.readUInt32LE(index * 4)) continue;
          const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
          const inside =
            area && x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
          expect(inside).toBe(true);
        }
      }),
      OPTIONS,
    );
  });
});

function apply(easel: Easel, items: Paintable[], one: Step, index: number): Paintable[] {
  switch (one.kind) {
    case 'live':
      drawLive(easel, `live-${one.name}`, one.stroke);
      return items;
    case 'end':
      easel.raster.end(`live-${one.name}`);
      return items;
    case 'commit':
    case 'undo': {
      const next: Paintable[] =
        one.kind === 'undo'
          ? items.slice(0, -1)
          : [...items, { id: `item-${index}`, kind: 'stroke', stroke: one.stroke }];
      easel.raster.show(next);
      return next;
    }
    default:
      return one satisfies never;
  }
}
