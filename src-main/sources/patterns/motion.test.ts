import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../imaging/pixels.ts';
import { MotionPicture, timeText } from './motion.ts';
import { colourAt, isOpaque } from './test-kit/looking.ts';
import { readClockCode } from './test-kit/read-clock-code.ts';

const SIDE = 720;
const WHITE = 0xffffff;
const AT = 1_763_791_234_000;
const picture = new MotionPicture(SIDE);

/** Columns of the bar, at half its height. */
function barOf(pixels: Pixels): number[] {
  return Array.from({ length: SIDE }, (_, x) => x).filter(x => colourAt(pixels, x, 360) === WHITE);
}

describe('the moving picture', () => {
  test('shows a bar of one width at every moment, whole or divided between the edges', () => {
    fc.assert(
      fc.property(fc.nat(10_000), ms => {
        expect(barOf(picture.draw(1, AT + ms))).toHaveLength(24);
      }),
      { numRuns: 40 },
    );
  });

  test('moves the bar once over the panel in two seconds, evenly', () => {
    const left = (ms: number) => barOf(picture.draw(1, AT + ms))[0];
    expect([0, 500, 1000, 1500, 2000].map(left)).toEqual([0, 180, 360, 540, 0]);
  });

  test('is the same at the same moment, whoever draws it, and never touches what was drawn before', () => {
    const first = picture.draw(7, AT);
    const copy = Buffer.from(first.data);
    picture.draw(8, AT + 16);
    expect(new MotionPicture(SIDE).draw(7, AT).data.equals(first.data)).toBe(true);
    expect(first.data.equals(copy)).toBe(true);
    expect(isOpaque(first)).toBe(true);
  });

  test('tells the number of its frame, each another way', () => {
    const numbers = [0, 1, 2, 9, 10, 123_456, 999_999];
    const counters = numbers.map(sequence => picture.draw(sequence, AT).data.toString('base64'));
    expect(new Set(counters).size).toBe(numbers.length);
    expect(picture.draw(1_000_001, AT).data.equals(picture.draw(1, AT).data)).toBe(true);
  });

  test('tells its time to a camera', () => {
    expect(readClockCode(picture.draw(1, AT + 345))).toEqual({ timeMs: (AT + 345) % 2 ** 20 });
  });

  test('tells its time to people', () => {
    expect(timeText(Date.UTC(2026, 10, 22, 5, 7, 9, 42))).toBe('07:09.042');
    expect(timeText(Date.UTC(2026, 10, 22, 23, 59, 59, 999) + 0.7)).toBe('59:59.999');
  });
});
