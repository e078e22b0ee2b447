import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATTERNS } from '#shared/contract/pattern';
import type { Pixels } from '../../imaging/pixels.ts';
import { drawPattern, type StillPattern } from './draw-pattern.ts';
import { inLines } from './identify.ts';
import type { PatternFacts } from './pattern-facts.ts';
import { colourAt, coloursOf, isOpaque } from './test-kit/looking.ts';
import { placeName } from './tiles.ts';

const SIDE = 720;
const FACTS: PatternFacts = { number: 3, name: 'Left', address: 'http://192.168.1.20:80' };
const STILL = PATTERNS.filter((pattern): pattern is StillPattern => pattern !== 'motion');

const draw = (pattern: StillPattern, facts: Partial<PatternFacts> = {}) =>
  drawPattern(pattern, { ...FACTS, ...facts }, SIDE);

describe('every pattern', () => {
  test.each(STILL)('%s fills the panel, opaque, at its own size', pattern => {
    const pixels = draw(pattern);
    expect([pixels.width, pixels.height, pixels.data.length]).toEqual([SIDE, SIDE, SIDE * SIDE * 4]);
    expect(isOpaque(pixels)).toBe(true);
  });

  test('is another picture than all others', () => {
    expect(new Set(STILL.map(pattern => draw(pattern).data.toString('base64'))).size).toBe(STILL.length);
  });
});

describe('fields', () => {
  test.each([
    ['red', 0xff0000],
    ['green', 0x00ff00],
    ['blue', 0x0000ff],
    ['white', 0xffffff],
  ] as const)('%s is nothing but that', (pattern, colour) => {
    expect(coloursOf(draw(pattern))).toEqual(new Set([colour]));
  });
});

describe('colour bars', () => {
  test('are eight, in full above and at 75 % below', () => {
    const pixels = draw('bars');
    const row = (y: number) => Array.from({ length: 8 }, (_, bar) => colourAt(pixels, bar * 90 + 45, y));
    expect(row(0)).toEqual([0xffffff, 0xffff00, 0xffff, 0xff00, 0xff00ff, 0xff0000, 0xff, 0]);
    expect(row(719)).toEqual([0xbfbfbf, 0xbfbf00, 0xbfbf, 0xbf00, 0xbf00bf, 0xbf0000, 0xbf, 0]);
    expect(coloursOf(pixels).size).toBe(15);
  });
});

describe('lines and squares of one pixel', () => {
  test('the grid has one along every edge, and nothing between its lines', () => {
    const pixels = draw('grid');
    const row = (y: number) => Array.from({ length: SIDE }, (_, x) => colourAt(pixels, x, y));
    expect(row(0).every(colour => colour === 0xffffff)).toBe(true);
    expect(row(719).every(colour => colour === 0xffffff)).toBe(true);
    const between = row(20);
    const lit = between.flatMap((colour, x) => (colour === 0xffffff ? [x] : []));
    expect(lit).toEqual([...Array.from({ length: 18 }, (_, index) => index * 40), 719]);
    expect(coloursOf(pixels)).toEqual(new Set([0, 0xffffff]));
  });

  test('no two neighbours of the checkerboard are equal', () => {
    const pixels = draw('checkerboard');
    const place = fc.record({ x: fc.nat(SIDE - 2), y: fc.nat(SIDE - 2) });
    fc.assert(
      fc.property(place, ({ x, y }) => {
        const here = colourAt(pixels, x, y);
        expect(colourAt(pixels, x + 1, y)).toBe(0xffffff - here);
        expect(colourAt(pixels, x, y + 1)).toBe(0xffffff - here);
      }),
    );
  });
});

describe('ramps', () => {
  const pixels = draw('ramps');
  const row = (y: number) => Array.from({ length: SIDE }, (_, x) => colourAt(pixels, x, y));

  test('rise from black to full, each in as many steps as it says', () => {
    const steps = [
      { y: 45, unit: 0x010101, count: 256 },
      { y: 135, unit: 0x010101, count: 16 },
      { y: 225, unit: 0x010000, count: 32 },
      { y: 315, unit: 0x000100, count: 32 },
      { y: 405, unit: 0x000001, count: 32 },
    ];
    for (const { y, unit, count } of steps) {
      const colours = row(y);
      const rising = colours.every((colour, x) => x === 0 || colour >= (colours[x - 1] ?? 0));
      expect(rising).toBe(true);
      expect([colours[0], colours[SIDE - 1]]).toEqual([0, 255 * unit]);
      expect(new Set(colours).size).toBe(count);
    }
  });

  test('the gamma chart: half of the lines lit is as bright as its grey, for the exponent that is written below', () => {
    const field = 4;
    const grey = colourAt(pixels, field * 90 + 45, 520) & 0xff;
    expect(2.2 * Math.log(grey / 255)).toBeCloseTo(Math.log(0.5), 1);
    expect([500, 501].map(y => colourAt(pixels, field * 90 + 2, y))).toEqual([0xffffff, 0]);
  });
});

test('uniformity: every place of the panel has the same four greys', () => {
  const pixels = draw('uniformity');
  const places = Array.from({ length: 16 }, (_, index) => ({
    x: (index % 4) * 180,
    y: Math.floor(index / 4) * 180,
  }));
  const greysAt = ({ x, y }: { x: number; y: number }) =>
    [0, 90].flatMap(down => [0, 90].map(right => colourAt(pixels, x + right, y + down)));
  for (const place of places) expect(greysAt(place)).toEqual([0x1a1a1a, 0x404040, 0x808080, 0xbfbfbf]);
});

describe('the identify card', () => {
  test.each<[string, Partial<PatternFacts>]>([
    ['number', { number: 4 }],
    ['name', { name: 'Right' }],
    ['address', { address: 'http://192.168.1.21:80' }],
  ])('shows the %s', (_, facts) => {
    expect(draw('identify', facts).data.equals(draw('identify').data)).toBe(false);
  });

  test('has another colour for each of any ten numbers in a row, all dark enough for white letters', () => {
    const background = (number: number) => colourAt(draw('identify', { number }), 20, 20);
    const colours = Array.from({ length: 10 }, (_, index) => background(index + 1));
    expect(new Set(colours).size).toBe(10);
    for (const colour of colours)
      expect(Math.max(colour >> 16, (colour >> 8) & 255, colour & 255)).toBeLessThan(0x90);
  });

  test('breaks a long name in two, at a space where there is one, and loses no letter', () => {
    expect(inLines('Stage')).toEqual(['Stage']);
    expect(inLines('  The wall behind the bar ')).toEqual(['The wall', 'behind the bar']);
    expect(inLines('Donaudampfschifffahrt')).toEqual(['Donaudampfs', 'chifffahrt']);
    const families = '👩‍👩‍👧'.repeat(20);
    expect(inLines(families)).toEqual(['👩‍👩‍👧'.repeat(10), '👩‍👩‍👧'.repeat(10)]);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), name => {
        expect(inLines(name).join('').replace(/\s/g, '')).toBe(name.replace(/\s/g, ''));
        expect(inLines(name).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the tile map', () => {
  const LINE = 0xa0a0a0;
  const CORNER = { x: 2, y: 2, width: 60, height: 60 };

  /** px of the line in a part of the picture. */
  function lineIn(pixels: Pixels, { x, y, width, height }: typeof CORNER): number {
    let count = 0;
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) {
        if (colourAt(pixels, column, row) === LINE) count += 1;
      }
    }
    return count;
  }

  test('names rows by letters and columns by numbers', () => {
    const tile = { columns: 16, rows: 16, gapPx: 0 };
    expect(placeName({ ...tile, row: 0, column: 0 })).toBe('A1');
    expect(placeName({ ...tile, row: 15, column: 11 })).toBe('P12');
  });

  test('lines of the wall go on from tile to tile: what leaves one enters the next where it should', () => {
    const wall = { columns: 2, rows: 1, gapPx: 0 };
    const left = draw('tiles', { tile: { ...wall, column: 0, row: 0 } });
    const right = draw('tiles', { tile: { ...wall, column: 1, row: 0 } });
    const isLine = (pixels: Pixels, x: number, y: number) => colourAt(pixels, x, y) === LINE;
    const place = fc.record({ x: fc.integer({ min: 2, max: 140 }), y: fc.integer({ min: 100, max: 560 }) });
    // A wall of two is its own mirror image along the seam.
    fc.assert(
      fc.property(place, ({ x, y }) => {
        expect(isLine(right, x, y)).toBe(isLine(left, SIDE - 1 - x, y));
      }),
    );
    expect(colourAt(left, SIDE - 3, 360)).toBe(LINE);
    expect(colourAt(right, 2, 360)).toBe(LINE);
  });

  test('the diagonals begin in the corners of the wall, not of every tile', () => {
    const at = (column: number) =>
      draw('tiles', { tile: { columns: 3, rows: 1, gapPx: 60, column, row: 0 } });
    expect([0, 1, 2].map(column => lineIn(at(column), CORNER) > 0)).toEqual([true, false, false]);
  });

  test('a gap hides a part of the lines', () => {
    const tile = { columns: 2, rows: 2, column: 1, row: 1 };
    const near = draw('tiles', { tile: { ...tile, gapPx: 0 } });
    const far = draw('tiles', { tile: { ...tile, gapPx: 200 } });
    expect(near.data.equals(far.data)).toBe(false);
  });

  test('is drawn for a display without a wall, too', () => {
    expect(colourAt(draw('tiles'), 100, 100)).toBe(LINE);
  });
});
