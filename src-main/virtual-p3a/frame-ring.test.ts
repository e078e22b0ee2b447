import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameRing } from './frame-ring.ts';

describe('the ring', () => {
  it('S5 holds the newest frames in order and gives back those that had to go, oldest first', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('push' as const) },
      { weight: 1, arbitrary: fc.constant('take' as const) },
    );
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 1, max: 10 }), (steps, capacity) => {
        const ring = new FrameRing<number>();
        const out: number[] = [];
        let pushed = 0;
        for (const kind of steps) {
          if (kind === 'push') out.push(...ring.push(pushed++, capacity));
          else out.push(...[ring.take()].filter(taken => taken !== undefined));
          expect(ring.depth).toBeLessThanOrEqual(capacity);
        }
        // Whatever left, left in the order in which it came, and nothing left twice or got lost.
        expect(out).toEqual(Array.from({ length: pushed - ring.depth }, (_, index) => index));
      }),
    );
  });

  it('S5 a smaller capacity lets more go at once', () => {
    const ring = new FrameRing<number>();
    for (let frame = 0; frame < 5; frame += 1) ring.push(frame, 5);
    expect(ring.push(5, 1)).toEqual([0, 1, 2, 3, 4]);
    expect(ring.take()).toBe(5);
    expect(ring.take()).toBeUndefined();
  });
});
