import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tile } from '#shared/contract/group';
import { FITS, FLIPS, type Look, RESAMPLES, ROTATIONS } from '#shared/contract/look';
import { cutOut } from './cut-out.ts';
import { identicalPixels, type Pixels } from './pixels.ts';
import { everyPixelDifferent, halves, pixelAt, plain, shownIn, viewOf } from './test-kit/test-pictures.ts';

/** Panels of 48 px: there 15 px of a gap in full panels are 1. */
const PANEL = 48;
const GAP_UNIT = 15;

interface Wall {
  readonly columns: number;
  readonly rows: number;
  readonly gap: number;
}

const WALLS = fc.record({
  columns: fc.integer({ min: 1, max: 4 }),
  rows: fc.integer({ min: 1, max: 3 }),
  gap: fc.integer({ min: 0, max: 9 }),
});

const LOOKS: fc.Arbitrary<Partial<Look>> = fc.record({
  fit: fc.constantFrom(...FITS),
  rotate: fc.constantFrom(...ROTATIONS),
  flip: fc.constantFrom(...FLIPS),
  resample: fc.constantFrom(...RESAMPLES),
  crop: fc.constantFrom({ x: 0, y: 0, width: 1, height: 1 }, { x: 0.1, y: 0.3, width: 0.7, height: 0.4 }),
  background: fc.constantFrom('#000000', '#12ab9f'),
  gamma: fc.constantFrom(1, 2.2),
  saturation: fc.constantFrom(1, 0.4),
  dither: fc.boolean(),
});

function tilesOf({ columns, rows, gap }: Wall): Tile[] {
  return Array.from({ length: columns * rows }, (_, at) => ({
    column: at % columns,
    row: Math.floor(at / columns),
    columns,
    rows,
    gapPx: gap * GAP_UNIT,
  }));
}

/** What the panel of a tile shows of the whole. */
function seenThrough({ column, row, gapPx }: Tile, whole: Pixels): Pixels {
  const step = PANEL + gapPx / GAP_UNIT;
  return cutOut(whole, { x: column * step, y: row * step, width: PANEL, height: PANEL });
}

describe('a wall', () => {
  test('its tiles joined again are the whole, whatever the look; what the gaps hide is lost', async () => {
    const picture = everyPixelDifferent(110, 70);
    await fc.assert(
      fc.asyncProperty(WALLS, LOOKS, fc.boolean(), async (wall, look, still) => {
        const { columns, rows, gap } = wall;
        const size = (count: number) => count * PANEL + (count - 1) * gap;
        const whole = await shownIn(picture, viewOf(size(columns), size(rows), look), { still });
        for (const tile of tilesOf(wall)) {
          const shown = await shownIn(picture, viewOf(PANEL, PANEL, look, tile), { still });
          expect(identicalPixels(shown, seenThrough(tile, whole))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of one display is that display', async () => {
    const picture = everyPixelDifferent(PANEL, PANEL);
    const [tile] = tilesOf({ columns: 1, rows: 1, gap: 5 });
    expect(await shownIn(picture, viewOf(PANEL, PANEL, {}, tile))).toBe(picture);
  });

  test('shows one picture over all of its panels', async () => {
    const wide = halves(200, 100);
    const tiles = tilesOf({ columns: 2, rows: 1, gap: 0 });
    const [left, right] = await Promise.all(tiles.map(tile => shownIn(wide, viewOf(PANEL, PANEL, {}, tile))));
    for (const [panel, colour] of [
      [left, [255, 0, 0, 255]],
      [right, [0, 0, 255, 255]],
    ] as const)
      for (const at of [3, PANEL - 4]) expect(panel && pixelAt(panel, at, at)).toEqual(colour);
  });

  test('a tile that the picture does not reach shows the background', async () => {
    const [tile] = tilesOf({ columns: 4, rows: 1, gap: 0 });
    const view = viewOf(PANEL, PANEL, { background: '#ff8000' }, tile);
    const shown = await shownIn(plain(10, 10, [1, 2, 3]), view);
    expect(identicalPixels(shown, plain(PANEL, PANEL, [255, 128, 0]))).toBe(true);
  });

  test('the largest there is costs the memory of a panel', async () => {
    const tile = { column: 15, row: 15, columns: 16, rows: 16, gapPx: 400 };
    const shown = await shownIn(everyPixelDifferent(64, 64), viewOf(720, 720, { fit: 'cover' }, tile));
    expect(pixelAt(shown, 719, 719)).toEqual(pixelAt(everyPixelDifferent(64, 64), 63, 63));
    expect(shown.data.buffer.byteLength).toBe(720 * 720 * 4);
  });
});
