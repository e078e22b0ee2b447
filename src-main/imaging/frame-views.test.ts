import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from './frame.ts';
import { FrameViews } from './frame-views.ts';
import { type LookPlan, planOf } from './look-plan.ts';
import type { Pixels } from './pixels.ts';
import { frameOf, pixelAt, plain, viewOf } from './test-kit/test-pictures.ts';

const SIDE = 16;
const WHITE = plain(SIDE, SIDE, [255, 255, 255]);

/** A step of a slider: 0 is black. */
const step = (at: number): LookPlan => planOf(WHITE, viewOf(SIDE, SIDE, { brightness: at / 255 }), 'linear');

const look = (views: FrameViews, at: number): Promise<Pixels> =>
  views.use(step(at), pixels => Promise.resolve(pixels));

async function drag(views: FrameViews, from: number, to: number): Promise<Pixels[]> {
  const seen: Pixels[] = [];
  for (let at = from; at <= to; at += 1) seen.push(await look(views, at));
  return seen;
}

describe('the views of a frame at rest', () => {
  test('that was looked at in two hundred ways holds the memory of none of them', async () => {
    const views = new FrameViews(frameOf(WHITE));
    const seen = await drag(views, 1, 200);
    expect(new Set(seen.map(({ data }) => data.buffer)).size).toBeLessThanOrEqual(2);
  });

  test('are rendered once for all who ask at the same time', async () => {
    const views = new FrameViews(frameOf(WHITE));
    const [one, two] = await Promise.all([look(views, 9), look(views, 9)]);
    expect(two).toBe(one);
  });

  test('are all kept while anybody reads one of them', async () => {
    const views = new FrameViews(frameOf(WHITE));
    await views.use(step(7), async pixels => {
      await drag(views, 100, 100 + 48);
      expect(pixelAt(pixels, 5, 5)).toEqual([7, 7, 7, 255]);
    });
    const [anew] = await drag(views, 7, 7);
    expect(anew && pixelAt(anew, 5, 5)).toEqual([7, 7, 7, 255]);
  });

  test('show what was asked for, in whatever order that is', async () => {
    const views = new FrameViews(frameOf(WHITE));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }), async steps => {
        const shown = await Promise.all(
          steps.map(at => views.use(step(at), pixels => Promise.resolve(pixelAt(pixels, 9, 3)[0]))),
        );
        expect(shown).toEqual(steps);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a frame whose pixels do not fill its size', () => {
  test('is refused before anything reads past them', async () => {
    const short: Frame = frameOf({ ...WHITE, data: WHITE.data.subarray(4) });
    await expect(look(new FrameViews(short), 3)).rejects.toMatchObject({
      name: 'ImageError',
      code: 'broken',
    });
  });
});
