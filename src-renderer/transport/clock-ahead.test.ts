import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { measureAhead } from './clock-ahead.ts';

/** Another machine: its clock, and how long each question takes to it and back. */
function machine(aheadMs: number, ways: readonly (readonly [there: number, back: number])[]) {
  const clock = new ManualClock();
  let asked = 0;
  const ask = async () => {
    const [there, back] = ways[asked++ % ways.length] ?? [0, 0];
    clock.advance(there);
    const answer = clock.wall() + aheadMs;
    clock.advance(back);
    return answer;
  };
  return { clock, ask };
}

const measured = (...of: Parameters<typeof machine>) => {
  const { clock, ask } = machine(...of);
  return measureAhead(ask, clock);
};

describe('how far another clock is ahead', () => {
  it('is told whichever of the two is wrong', async () => {
    expect(await measured(3_600_000, [[5, 5]])).toBe(3_600_000);
    expect(await measured(-90_000, [[5, 5]])).toBe(-90_000);
  });

  it('is told by the quickest answer, not by one that waited for the line to open', async () => {
    const ways = [
      [900, 5],
      [6, 4],
      [5, 700],
    ] as const;
    expect(await measured(10_000, ways)).toBe(10_001);
  });

  it('is nothing where the way alone explains it: the window beside the engine has the same clock', async () => {
    expect(await measured(0, [[0, 300]])).toBe(0);
    expect(await measured(0, [[300, 0]])).toBe(0);
  });

  it('is never further off than the quickest way there and back', async () => {
    const way = fc.tuple(fc.nat(2_000), fc.nat(2_000));
    const far = fc.integer({ min: -86_400_000, max: 86_400_000 });
    await fc.assert(
      fc.asyncProperty(far, fc.array(way, { minLength: 3, maxLength: 3 }), async (aheadMs, ways) => {
        const quickest = Math.min(...ways.map(([there, back]) => there + back));
        expect(Math.abs((await measured(aheadMs, ways)) - aheadMs)).toBeLessThanOrEqual(quickest);
      }),
    );
  });

  it('cannot be told when nobody answers', async () => {
    const ask = () => Promise.reject(new Error('cut off'));
    await expect(measureAhead(ask, new ManualClock())).rejects.toThrow('cut off');
  });
});
