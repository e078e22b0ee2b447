import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { REST_MS, RestWatch } from './rest-watch.ts';

describe('a canvas comes to rest', () => {
  it('a minute after its last change, once, however often it changed before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * REST_MS), { minLength: 1, maxLength: 30 }), pauses => {
        const clock = new ManualClock();
        const told: number[] = [];
        const watch = new RestWatch({ clock, onRest: () => told.push(clock.now()) });
        const expected: number[] = [];
        for (const pauseMs of pauses) {
          watch.changed();
          if (pauseMs >= REST_MS) expected.push(clock.now() + REST_MS);
          clock.advance(pauseMs);
        }
        expect(told).toEqual(expected);
        watch.close();
        clock.advance(10 * REST_MS);
        expect(told).toEqual(expected);
        expect(clock.pending).toBe(0);
      }),
    );
  });
});
