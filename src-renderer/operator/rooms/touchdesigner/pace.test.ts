import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleTouchdesigner } from '#shared/contract/test-kit/example-touchdesigner';
import type { TouchdesignerClient } from '#shared/contract/touchdesigner';
import { isSlow, NO_PACES, nextPaces } from './pace.ts';

const receives = exampleTouchdesigner().receives;
type Look = Partial<TouchdesignerClient['receives']>;

/** Two looks a second, as the engine tells them. */
function watched(looks: readonly Look[]) {
  let paces = NO_PACES;
  let now = 0;
  for (const look of looks) {
    now += 500;
    paces = nextPaces(paces, [exampleTouchdesigner({ receives: { ...receives, ...look } })], now);
  }
  return { slow: (laterMs = 0) => isSlow(paces, 'client-7', now + laterMs) };
}

const behind = (index: number): Look => ({ fps: 4, droppedFrames: index * 13, unsentBytes: 80_000 });
const times = (count: number, look: (index: number) => Look) =>
  Array.from({ length: count }, (_, i) => look(i));

describe('whether pictures reach TouchDesigner too slowly', () => {
  it('is seen when it falls behind again and again', () => {
    expect(watched(times(4, behind)).slow()).toBe(true);
  });

  it('is not a matter of one hiccup, nor of the first look', () => {
    expect(watched(times(3, behind)).slow()).toBe(false);
    expect(watched([]).slow()).toBe(false);
  });

  it('is over five seconds after the last time', () => {
    const { slow } = watched(times(6, behind));
    expect(slow(3_000)).toBe(true);
    expect(slow(5_000)).toBe(false);
  });

  it('R1 is not so for who wants fewer pictures than are drawn', () => {
    const paced = (index: number): Look => ({
      fps: 11,
      fpsWanted: 11,
      droppedFrames: index * 20,
      unsentBytes: 40_000,
    });
    expect(watched(times(20, paced)).slow()).toBe(false);
  });

  it('is not so while nobody draws', () => {
    const idle = (): Look => ({ fps: 0, droppedFrames: 900, unsentBytes: 300_000 });
    expect(watched(times(20, idle)).slow()).toBe(false);
  });

  it('is forgotten with the connection, and never grows', () => {
    const look = fc.record({ fps: fc.nat(60), droppedFrames: fc.nat(1_000), unsentBytes: fc.nat(100_000) });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), looks => {
        let paces = NO_PACES;
        looks.forEach((one, index) => {
          paces = nextPaces(
            paces,
            [exampleTouchdesigner({ receives: { ...receives, ...one } })],
            index * 500,
          );
          expect(paces.get('client-7')?.behind.length).toBeLessThanOrEqual(10);
        });
        expect(nextPaces(paces, [], 0).size).toBe(0);
      }),
    );
  });
});
