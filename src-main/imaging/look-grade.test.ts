import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOOK_RANGE, NEUTRAL_LOOK } from '#shared/contract/look';
import { gradeOf, gradeTable } from './look-grade.ts';
import type { Pixels } from './pixels.ts';
import { everyPixelDifferent, painted, pixelAt, plain, shownIn, viewOf } from './test-kit/test-pictures.ts';

const figure = ({ least, most }: { least: number; most: number }) =>
  fc.oneof(fc.double({ min: least, max: most, noNaN: true }), fc.constantFrom(least, 1, most));

const GRADES = fc.record({
  brightness: figure(LOOK_RANGE.brightness),
  gamma: figure(LOOK_RANGE.gamma),
  cap: figure({ ...LOOK_RANGE.cap, most: 1 }),
});

/** 0–255 from left to right. */
const RAMP = painted(256, 8, x => [x, x, x]);

async function ramp(look: Parameters<typeof viewOf>[2]): Promise<number[]> {
  const shown = await shownIn(RAMP, viewOf(256, 8, look));
  return Array.from({ length: 256 }, (_, x) => pixelAt(shown, x, 0)[0] ?? -1);
}

function brightest({ data }: Pixels): number {
  let most = 0;
  for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) most = Math.max(most, data[at] ?? 0);
  return most;
}

describe('the table of brightness, gamma and cap', () => {
  test('is monotone, within the cap, and black stays black', () => {
    fc.assert(
      fc.property(GRADES, look => {
        const table = gradeTable(look);
        expect(table).toHaveLength(256);
        expect(table[0]).toBe(0);
        expect(table.every((level, at) => level >= (table[at - 1] ?? 0))).toBe(true);
        expect(table[255]).toBeLessThanOrEqual(look.cap * 255 + 1e-6);
      }),
    );
  });

  test('neutral, it changes nothing, and there is none', () => {
    expect([...gradeTable(NEUTRAL_LOOK)]).toEqual(Array.from({ length: 256 }, (_, level) => level));
    expect(gradeOf(NEUTRAL_LOOK)).toBeUndefined();
  });

  test('a brightness is a factor, a gamma above 1 lifts the middle, in that order', () => {
    const at = (level: number, look: Parameters<typeof gradeTable>[0]) => gradeTable(look)[level];
    expect(at(100, { brightness: 0.5, gamma: 1, cap: 1 })).toBe(50);
    expect(at(200, { brightness: 2, gamma: 1, cap: 1 })).toBe(255);
    expect(at(128, { brightness: 1, gamma: 2.2, cap: 1 })).toBe(Math.round((128 / 255) ** (1 / 2.2) * 255));
    expect(at(128, { brightness: 0.5, gamma: 2, cap: 1 })).toBe(Math.round((64 / 255) ** 0.5 * 255));
    expect(at(128, { brightness: 0, gamma: 5, cap: 1 })).toBe(0);
    expect(at(255, { brightness: 1, gamma: 1, cap: 0.5 })).toBe(127);
  });

  test.each(['brightness', 'cap', 'gamma', 'saturation'] as const)(
    'a %s out of its range is refused',
    async name => {
      const { least, most } = LOOK_RANGE[name];
      for (const wrong of [least - 0.01, most + 0.01, Number.NaN, Number.POSITIVE_INFINITY])
        await expect(shownIn(RAMP, viewOf(256, 8, { [name]: wrong }))).rejects.toThrow(RangeError);
      expect(() => gradeOf({ ...NEUTRAL_LOOK, [name]: most + 1 })).toThrow(name);
    },
  );
});

describe('a graded picture', () => {
  test('is never brighter than its cap, whatever else the look does', async () => {
    const picture = everyPixelDifferent(90, 60);
    const looks = fc.record({
      brightness: figure(LOOK_RANGE.brightness),
      gamma: figure(LOOK_RANGE.gamma),
      saturation: figure(LOOK_RANGE.saturation),
      cap: figure(LOOK_RANGE.cap),
      dither: fc.boolean(),
      background: fc.constantFrom('#ffffff', '#00ff80'),
    });
    await fc.assert(
      fc.asyncProperty(looks, fc.constantFrom(50, 90, 200), async (look, side) => {
        const shown = await shownIn(picture, viewOf(side, side, look));
        expect(brightest(shown)).toBeLessThanOrEqual(look.cap * 255 + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('gamma is applied once, also where the picture is scaled', async () => {
    const grey = plain(50, 50, [64, 64, 64]);
    const expected = Math.round((64 / 255) ** (1 / 2.2) * 255);
    for (const side of [50, 20, 200])
      expect(pixelAt(await shownIn(grey, viewOf(side, side, { gamma: 2.2 })), 5, 5)).toEqual([
        expected,
        expected,
        expected,
        255,
      ]);
  });

  test('without saturation it is grey, as bright as it was; with more its colours are stronger, greys stay', async () => {
    const red = plain(20, 20, [180, 60, 60]);
    const luma = Math.round(0.2126 * 180 + 0.7874 * 60);
    expect(pixelAt(await shownIn(red, viewOf(20, 20, { saturation: 0 })), 0, 0)).toEqual([
      luma,
      luma,
      luma,
      255,
    ]);
    const [stronger = 0, weaker = 0] = pixelAt(await shownIn(red, viewOf(20, 20, { saturation: 1.5 })), 0, 0);
    expect(stronger).toBeGreaterThan(180);
    expect(weaker).toBeLessThan(60);
    expect(await ramp({ saturation: 2 })).toEqual(Array.from({ length: 256 }, (_, level) => level));
  });

  test('the picture that was given is left as it is', async () => {
    const before = Buffer.from(RAMP.data);
    await ramp({ gamma: 3, saturation: 0, dither: true });
    expect(RAMP.data.equals(before)).toBe(true);
  });
});
