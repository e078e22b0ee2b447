import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENTS } from './test-kit/simulated-display.ts';
import { demand, mostChangesInAMinute, SimulatedShow } from './test-kit/simulated-show.ts';

const seed = fc.integer({ min: 1, max: 1_000_000 });

/** `fifty` displays that show the same sketch on one radio of 50 Mbit/s, unless it is said otherwise. */
function crowd({
  count = 50,
  bytesPerSecond = 6_250_000,
  ...more
}: {
  count?: number;
  bytesPerSecond?: number;
  seed?: number;
} = {}) {
  const show = new SimulatedShow({ bytesPerSecond, ...more });
  for (let n = 0; n < count; n += 1) show.add({ address: `http://10.0.0.${n + 1}:80` });
  return show;
}

const arrivals = (show: SimulatedShow) => show.displays.map(({ arrived }) => arrived);

describe('fifty displays on one radio', () => {
  it('are known before long: then their settings change at most once a minute, and nobody falls behind', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 3_000_000, max: 40_000_000 }), (which, bytesPerSecond) => {
        const show = crowd({ seed: which, bytesPerSecond });
        show.run(240);
        show.forget();
        show.run(150);
        for (const display of show.displays) {
          expect(mostChangesInAMinute(display, 240_000)).toBeLessThanOrEqual(1);
          expect(display.skipped).toBeLessThanOrEqual(display.offered * 0.15);
        }
      }),
      { numRuns: 2, seed: 4 },
    );
  }, 60_000);

  it('have equal parts of it, and make good use of it', () => {
    const show = crowd();
    show.run(120);
    show.forget();
    show.run(60);
    const counts = arrivals(show);
    expect(Math.min(...counts)).toBeGreaterThan(Math.max(...counts) * 0.8);
    expect(show.radio.carried / 60).toBeGreaterThan(6_250_000 * 0.5);
  });

  it('say that they share, and how much', () => {
    const show = crowd();
    show.run(60);
    const [link] = show.links.states();
    expect(link).toMatchObject({ network: '10.0.0', displays: 50, byHand: false });
    expect(link?.budgetBytesPerSecond).toBeGreaterThan(4_000_000);
    expect(link?.budgetBytesPerSecond).toBeLessThan(12_000_000);
    const whys = show.displays.map(({ pilot }) => pilot.state.why);
    expect(whys.filter(why => why === 'byte-budget').length).toBeGreaterThan(40);
    expect(show.displays[0]?.pilot.state.detail).toMatch(/^\d+ kB\/s$/);
  });

  it('settle within seconds, all at once', () => {
    const show = crowd();
    show.run(4);
    for (const { settings, pilot } of show.displays) {
      expect(demand(pilot.setting)).toBeLessThan(demand({ fps: 30, quality: 75, side: 720 }) / 4);
      expect(settings.length).toBeLessThanOrEqual(4);
    }
  });

  it('all climb when the radio becomes a better one, at the latest when it is asked again', () => {
    const show = crowd({ count: 12, bytesPerSecond: 1_500_000 });
    show.run(120);
    const before = show.displays.map(({ pilot }) => demand(pilot.setting));
    show.radio.bytesPerSecond *= 4;
    show.run(800);
    for (const [at, { pilot }] of show.displays.entries())
      expect(demand(pilot.setting)).toBeGreaterThan((before[at] ?? 0) * 1.5);
  });

  it('begin anew after a silence', () => {
    const show = crowd({ count: 12, bytesPerSecond: 1_500_000 });
    show.run(240);
    const before = show.displays.map(({ pilot }) => demand(pilot.setting));
    show.radio.bytesPerSecond *= 4;
    for (const display of show.displays) display.pause(20);
    show.run(140);
    for (const [at, { pilot }] of show.displays.entries())
      expect(demand(pilot.setting)).toBeGreaterThan((before[at] ?? 0) * 1.5);
  });
});

describe('a network whose budget is set by hand', () => {
  const BUDGET = 2_000_000;

  it('carries no more than that, from the first picture on, whatever its radio could', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000, budgets: { '10.0.0': BUDGET } });
    for (let n = 0; n < 50; n += 1) show.add();
    for (let second = 1; second <= 30; second += 1) {
      show.run(1);
      // How large the very first pictures will be is a guess.
      expect(show.radio.carried).toBeLessThanOrEqual(BUDGET * (second + 0.5));
    }
    show.forget();
    show.run(30);
    expect(show.radio.carried / 30).toBeGreaterThan(BUDGET * 0.5);
    expect(show.links.states()[0]).toMatchObject({ budgetBytesPerSecond: BUDGET, byHand: true });
    const counts = arrivals(show);
    expect(Math.min(...counts)).toBeGreaterThan(Math.max(...counts) * 0.7);
  });

  it('holds what is set by hand for a display too, though it is made as it was set', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000, budgets: { '10.0.0': BUDGET } });
    const delivery = { goal: 'manual', fps: 60, quality: 90, side: 720 } as const;
    for (let n = 0; n < 4; n += 1) show.add({ delivery });
    show.run(10);
    show.forget();
    show.run(10);
    expect(show.radio.carried / 10).toBeLessThanOrEqual(BUDGET * 1.1);
    for (const { pilot } of show.displays) expect(pilot.setting).toMatchObject({ fps: 60, quality: 90 });
  });

  it('counts a wall as one, and its tiles alike', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000, budgets: { '10.0.0': BUDGET } });
    const alone = [show.add(), show.add()];
    const tiles = Array.from({ length: 4 }, () => show.add({ wall: 'w' }));
    show.run(30);
    const each = alone.map(({ pilot }) => demand(pilot.setting));
    for (const { pilot } of tiles) expect(demand(pilot.setting)).toBeLessThan(Math.min(...each) / 2);
    expect(new Set(tiles.map(({ pilot }) => demand(pilot.setting))).size).toBe(1);
  });

  it('gives to the others what a slow source does not need', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000, budgets: { '10.0.0': BUDGET } });
    const slow = Array.from({ length: 5 }, () => show.add({ sourceFps: 1 }));
    const quick = show.add();
    show.run(60);
    expect(demand(quick.pilot.setting)).toBeGreaterThan(demand({ fps: 12, quality: 45, side: 720 }));
    for (const { pilot } of slow) expect(pilot.setting.side).toBe(720);
  });

  it('changes while a show runs', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000 });
    const displays = [show.add(), show.add()];
    show.run(10);
    expect(displays.map(({ pilot }) => pilot.state.why)).toEqual(['goal', 'goal']);
    show.links.setBudget('10.0.0', BUDGET);
    show.run(1);
    expect(displays.map(({ pilot }) => pilot.state.why)).toEqual(['byte-budget', 'byte-budget']);
    show.links.setBudget('10.0.0', undefined);
    show.run(10);
    expect(displays.map(({ pilot }) => pilot.state.why)).toEqual(['goal', 'goal']);
  });
});

describe('one slow display among quick ones', () => {
  it('takes nothing from them', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000 });
    const slow = show.add({ busyMs: 300 });
    const quick = Array.from({ length: 5 }, () => show.add({ content: CONTENTS.photo }));
    show.run(120);
    expect(slow.pilot.state.why).toBe('falling-behind');
    for (const { settings } of quick) expect(settings).toHaveLength(1);
    expect(show.links.states()[0]).not.toHaveProperty('budgetBytesPerSecond');
  });
});

describe('the networks', () => {
  it('are those of the addresses, each with its own', () => {
    const show = new SimulatedShow({ bytesPerSecond: 50_000_000, budgets: { '10.9.9': 1_000_000 } });
    const one = show.add({ address: 'http://10.0.0.1:80' });
    show.add({ address: 'http://10.0.1.1:80' });
    show.add({ address: 'http://127.0.0.1:4000' });
    show.run(5);
    const states = show.links.states();
    expect(states.map(({ network, displays }) => [network, displays])).toEqual([
      ['10.9.9', 0],
      ['10.0.0', 1],
      ['10.0.1', 1],
      ['here', 1],
    ]);
    for (const { displays, sentBytesPerSecond } of states) expect(sentBytesPerSecond > 0).toBe(displays > 0);
    one.pilot.close();
    show.links.setBudget('10.9.9', undefined);
    expect(show.links.states().map(({ network }) => network)).toEqual(['10.0.1', 'here']);
  });

  it('of this machine is never measured: what is slow there is a display', () => {
    const show = new SimulatedShow({ bytesPerSecond: 3_000_000 });
    for (let n = 0; n < 4; n += 1) show.add({ address: `http://127.0.0.1:${4_000 + n}` });
    show.run(30);
    expect(show.links.states()).toMatchObject([{ network: 'here', displays: 4 }]);
    expect(show.links.states()[0]).not.toHaveProperty('budgetBytesPerSecond');
  });
});
