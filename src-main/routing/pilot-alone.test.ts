import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENTS, type SimulatedDisplay } from './test-kit/simulated-display.ts';
import { demand, mostChangesInAMinute, SimulatedShow } from './test-kit/simulated-show.ts';

/** A display takes its time to be known: a fall, what it recovers, one attempt in vain, and one more after a minute. */
const KNOWN_AFTER_S = 240;
const RUNS = 25;

const goal = fc.constantFrom('smooth', 'balanced', 'best');
const content = fc.constantFrom(CONTENTS.sketch, CONTENTS.photo);
const seed = fc.integer({ min: 1, max: 1_000_000 });
/** 2.4 Mbit/s, a bad radio, to 64 Mbit/s, more than a display ever needs; evenly over the orders of magnitude. */
const bytesPerSecond = fc
  .double({ min: Math.log(300_000), max: Math.log(8_000_000), noNaN: true })
  .map(Math.exp);
/** ms a picture: 17 is a panel's refresh. */
const busyMs = fc.integer({ min: 2, max: 60 });

const newest = (display: SimulatedDisplay) => display.settings.at(-1)?.setting ?? display.pilot.setting;

describe('a display alone on its radio', () => {
  it('is known before long: from then on its setting changes at most once a minute, and it keeps up', () => {
    fc.assert(
      fc.property(fc.record({ goal, content, seed, bytesPerSecond, busyMs }), given => {
        const show = new SimulatedShow(given);
        const display = show.add({ ...given, delivery: { goal: given.goal } });
        show.run(KNOWN_AFTER_S);
        show.forget();
        show.run(300);
        expect(mostChangesInAMinute(display, KNOWN_AFTER_S * 1_000)).toBeLessThanOrEqual(1);
        expect(display.skipped).toBeLessThanOrEqual(display.offered * 0.15);
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it('S3: is never sent more than it takes at most', () => {
    fc.assert(
      fc.property(
        fc.record({ goal, content, seed }),
        fc.integer({ min: 20_000, max: 204_800 }),
        (given, maxBytes) => {
          const show = new SimulatedShow({ ...given, bytesPerSecond: 8_000_000 });
          const display = show.add({ ...given, delivery: { goal: given.goal }, maxBytes });
          show.run(60);
          expect(display.largestBytes).toBeLessThanOrEqual(maxBytes);
          // Not by making each picture twice.
          expect(display.tooLarge).toBeLessThanOrEqual(12);
        },
      ),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it('follows a radio that drops within two seconds, and climbs back slowly', () => {
    fc.assert(
      fc.property(
        fc.record({ goal, content, seed }),
        fc.double({ min: 0.1, max: 0.45, noNaN: true }),
        (given, share) => {
          const show = new SimulatedShow({ ...given, bytesPerSecond: 8_000_000 });
          const display = show.add({ ...given, delivery: { goal: given.goal } });
          show.run(60);
          const before = newest(display);
          expect(display.settings).toHaveLength(1);
          // So much that it must be felt.
          const { quality, side } = before;
          const shares: Readonly<Record<number, number>> = given.content.quality;
          const bytes = given.content.bytes * (shares[quality] ?? 1) * given.content.side[side];
          show.radio.bytesPerSecond = share * before.fps * bytes;
          show.run(2);
          expect(demand(newest(display))).toBeLessThan(demand(before));
          show.run(20);
          show.radio.bytesPerSecond = 8_000_000;
          const from = display.settings.length;
          show.run(200);
          expect(newest(display)).toEqual(before);
          const up = display.settings.slice(from - 1).map(({ setting }) => demand(setting));
          for (const [at, step] of up.entries()) expect(step).toBeLessThanOrEqual((up[at - 1] ?? step) * 4);
        },
      ),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it('is not moved by hiccups of less than a second', () => {
    fc.assert(
      fc.property(
        seed,
        fc.array(fc.integer({ min: 50, max: 800 }), { minLength: 1, maxLength: 6 }),
        (which, hiccups) => {
          const show = new SimulatedShow({ seed: which, bytesPerSecond: 8_000_000 });
          const display = show.add();
          for (const ms of hiccups) {
            show.run(10);
            show.radio.hiccup(ms);
          }
          show.run(10);
          expect(display.settings).toHaveLength(1);
        },
      ),
      { numRuns: RUNS, seed: 4 },
    );
  });

  it('is the same to learn where it acknowledges nothing', () => {
    fc.assert(
      fc.property(fc.record({ goal, content, seed, bytesPerSecond }), given => {
        const show = new SimulatedShow(given);
        const display = show.add({
          ...given,
          delivery: { goal: given.goal },
          acknowledges: false,
          busyMs: 2,
        });
        show.run(KNOWN_AFTER_S);
        show.forget();
        show.run(60);
        expect(display.skipped).toBeLessThanOrEqual(display.offered * 0.15);
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });
});

describe('what gives way', () => {
  const settled = (bytesPerSecond: number, delivery: object, more: object = {}) => {
    const show = new SimulatedShow({ bytesPerSecond });
    const display = show.add({ delivery, ...more });
    show.run(100);
    return display;
  };

  it('is fps at first, then quality, then size', () => {
    expect(newest(settled(2_500_000, { goal: 'balanced' }))).toMatchObject({
      fps: 20,
      quality: 75,
      side: 720,
    });
    expect(newest(settled(1_200_000, { goal: 'balanced' }))).toMatchObject({
      fps: 15,
      quality: 45,
      side: 720,
    });
    expect(newest(settled(300_000, { goal: 'balanced' })).side).toBeLessThan(720);
  });

  it('is what the goal can spare', () => {
    const [smooth, best] = [settled(1_200_000, { goal: 'smooth' }), settled(1_200_000, { goal: 'best' })];
    expect(newest(smooth).fps).toBeGreaterThanOrEqual(25);
    expect(newest(best)).toMatchObject({ quality: 90, side: 720 });
  });

  it('is fps alone where a smaller picture would take as long', () => {
    for (const busyMs of [40, 100]) {
      const slow = settled(8_000_000, { goal: 'balanced' }, { busyMs });
      expect(newest(slow)).toMatchObject({ quality: 75, side: 720 });
      expect(newest(slow).fps).toBeLessThanOrEqual(1_000 / busyMs);
    }
  });

  it('stays at one whole picture a second for a display that takes three seconds over each', () => {
    const slow = settled(8_000_000, { goal: 'balanced', transport: 'raw' }, { busyMs: 3_000, posts: true });
    expect(newest(slow)).toEqual({ fps: 1, quality: 75, side: 720 });
    expect(slow.pilot.state).toMatchObject({ why: 'falling-behind', detail: '0.3 fps' });
  });

  it('is little for a source that is slow itself', () => {
    const show = new SimulatedShow({ bytesPerSecond: 1_200_000 });
    const display = show.add({ sourceFps: 8 });
    show.run(60);
    expect(display.settings).toHaveLength(1);
  });
});
