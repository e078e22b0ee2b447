import { describe, expect, it } from 'vitest';
import type { Rect } from '#shared/brush/surface';
import { ManualClock } from '#shared/manual-clock';
import { differenceOf } from './stream-difference.ts';
import { BLUE, RED } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';

describe('differenceOf', () => {
  const CLAIMED: Rect = { x: 0, y: 0, width: 60, height: 60 };

  it('S2 finds what really changed of what a frame says may have changed', () => {
    const source = new TestSource(new ManualClock(), RED);
    const before = source.current();
    const frame = source.dab({ x: 20, y: 30, width: 4, height: 2 }, BLUE);
    expect(differenceOf(before, frame, CLAIMED)).toEqual({ x: 20, y: 30, width: 4, height: 2 });
    expect(differenceOf(frame, source.dab(CLAIMED, BLUE), CLAIMED)).toEqual(CLAIMED);
  });

  it('S2 decodes nothing to find out', () => {
    const source = new TestSource(new ManualClock(), RED);
    const before = source.current();
    const pixels = () => {
      throw new Error('decoded');
    };
    const original = { format: 'jpeg', bytes: Buffer.alloc(0), baseline: true } as const;
    expect(differenceOf(before, { ...before, sequence: 9, original, pixels }, CLAIMED)).toEqual(CLAIMED);
    const decoding = { ...before, sequence: 10, pixels: () => Promise.reject(new Error('broken')) };
    expect(differenceOf(before, decoding, CLAIMED)).toEqual(CLAIMED);
  });
});
