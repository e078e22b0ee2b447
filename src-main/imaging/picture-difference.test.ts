import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#shared/brush/surface';
import { pictureDifference } from './picture-difference.ts';
import type { Pixels } from './pixels.ts';
import { plain } from './test-kit/test-pictures.ts';

type Dot = readonly [x: number, y: number, channel: number];

const grey = (width: number, height: number): Pixels => plain(width, height, [7, 7, 7]);

function dotted(width: number, height: number, dots: readonly Dot[]): Pixels {
  const pixels = grey(width, height);
  for (const [x, y, channel] of dots) pixels.data[(y * width + x) * 4 + channel] = 99;
  return pixels;
}

/** The smallest rectangle around the dots. */
function boxOf(dots: readonly Dot[]): Rect | undefined {
  if (dots.length === 0) return undefined;
  const [xs, ys] = [dots.map(([x]) => x), dots.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}

/** Dots in a picture of any size, and a part of it. */
const CASES = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }))
  .chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      dots: fc.array(fc.tuple(fc.nat(width - 1), fc.nat(height - 1), fc.nat(3)), { maxLength: 6 }),
      part: fc.tuple(fc.nat(width - 1), fc.nat(height - 1)).chain(([x, y]) =>
        fc.record({
          x: fc.constant(x),
          y: fc.constant(y),
          width: fc.integer({ min: 1, max: width - x }),
          height: fc.integer({ min: 1, max: height - y }),
        }),
      ),
    }),
  );

describe('what differs between two pictures', () => {
  it('S2 is the smallest rectangle that holds every pixel that does, and nothing for equal pictures', () => {
    fc.assert(
      fc.property(CASES, ({ width, height, dots }) => {
        const after = dotted(width, height, dots);
        expect(pictureDifference(grey(width, height), after)).toEqual(boxOf(dots));
      }),
    );
  });

  it('S2 is looked for nowhere else than in the part that is named', () => {
    fc.assert(
      fc.property(CASES, ({ width, height, dots, part }) => {
        const inside = dots.filter(
          ([x, y]) => x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height,
        );
        const after = dotted(width, height, dots);
        expect(pictureDifference(grey(width, height), after, part)).toEqual(boxOf(inside));
      }),
    );
  });

  it('is found wherever in memory the pixels begin', () => {
    const { data } = dotted(40, 30, [[3, 4, 2]]);
    const odd = Buffer.alloc(data.length + 3).subarray(3);
    odd.set(data);
    const after = { width: 40, height: 30, data: odd };
    expect(pictureDifference(grey(40, 30), after)).toEqual({ x: 3, y: 4, width: 1, height: 1 });
  });
});
