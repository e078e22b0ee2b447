import { describe, expect, it } from 'vitest';
import { Climb } from './adaptation-climb.ts';

const TIMES = { patientMs: 4_000, failsWithinMs: 60_000 };
const MINUTE = 60_000;

/** Pictures that arrive 20 times a second, each after `tookMs`. */
function arrive(
  climb: Climb,
  {
    fromMs,
    untilMs,
    tookMs,
    bytes = 50_000,
  }: { fromMs: number; untilMs: number; tookMs: number; bytes?: number },
) {
  for (let atMs = fromMs; atMs < untilMs; atMs += 50) {
    climb.sign(atMs);
    climb.arrived(tookMs, bytes, atMs);
  }
}

/** Fell at 0, tried more at 4 s in vain. */
function triedInVain(): Climb {
  const climb = new Climb(TIMES);
  climb.fell(0);
  climb.rose(4_000);
  expect(climb.fell(5_000)).toBe(true);
  return climb;
}

const due = (climb: Climb, atMs: number) => climb.due(atMs, { again: true });

describe('trying whether more is taken', () => {
  it('begins soon after a fall', () => {
    const climb = new Climb(TIMES);
    climb.fell(10_000);
    expect(due(climb, 13_999)).toBe(false);
    expect(due(climb, 14_000)).toBe(true);
  });

  it('takes the time of some pictures where few are sent', () => {
    const climb = new Climb(TIMES);
    climb.fell(0);
    expect(climb.due(11_000, { fps: 2, again: true })).toBe(false);
    expect(climb.due(12_000, { fps: 2, again: true })).toBe(true);
  });

  it('waits a minute after the first attempt in vain, and ten after the second', () => {
    const climb = triedInVain();
    arrive(climb, { fromMs: 9_000, untilMs: 65_000, tookMs: 80 });
    expect(due(climb, 64_000)).toBe(false);
    expect(due(climb, 65_000)).toBe(true);
    climb.rose(65_000);
    climb.fell(67_000);
    arrive(climb, { fromMs: 67_000, untilMs: 600_000, tookMs: 80 });
    expect(due(climb, 67_000 + 9 * MINUTE)).toBe(false);
    expect(due(climb, 67_000 + 10 * MINUTE)).toBe(true);
  });

  it('does not wait for what was not tried in vain', () => {
    expect(triedInVain().due(9_000, { again: false })).toBe(true);
  });

  it('asks again sooner where nothing would tell that more is possible', () => {
    const climb = triedInVain();
    climb.rose(65_000);
    climb.fell(66_000);
    expect(due(climb, 66_000 + 2 * MINUTE)).toBe(true);
  });

  it('counts one attempt once, however often it makes it fall', () => {
    const climb = triedInVain();
    climb.fell(7_000);
    climb.fell(9_000);
    expect(due(climb, 9_000 + MINUTE)).toBe(true);
  });

  it('takes a fall long after the last attempt for news, unless it is at a known limit', () => {
    const climb = triedInVain();
    expect(climb.fell(10 * MINUTE)).toBe(false);
    expect(climb.inVain).toBe(false);
    expect(climb.fell(20 * MINUTE, { known: true })).toBe(true);
    expect(climb.inVain).toBe(true);
  });
});

describe('an attempt in vain', () => {
  it('is forgotten when pictures begin to arrive quicker', () => {
    const climb = triedInVain();
    arrive(climb, { fromMs: 9_000, untilMs: 35_000, tookMs: 80 });
    expect(climb.inVain).toBe(true);
    arrive(climb, { fromMs: 35_000, untilMs: 45_000, tookMs: 35 });
    expect(climb.inVain).toBe(false);
  });

  it('is not forgotten for jitter, a queue that drains, or smaller pictures', () => {
    const climb = triedInVain();
    arrive(climb, { fromMs: 9_000, untilMs: 20_000, tookMs: 240 });
    for (let second = 20; second < 40; second += 1)
      arrive(climb, {
        fromMs: second * 1_000,
        untilMs: (second + 1) * 1_000,
        tookMs: Math.max(90, 240 - (second - 20) * 10),
      });
    arrive(climb, { fromMs: 40_000, untilMs: 42_000, tookMs: 30 });
    arrive(climb, { fromMs: 42_000, untilMs: 50_000, tookMs: 90 });
    arrive(climb, { fromMs: 50_000, untilMs: 60_000, tookMs: 30, bytes: 10_000 });
    expect(climb.inVain).toBe(true);
  });

  it('is forgotten after a silence: another piece begins', () => {
    const climb = triedInVain();
    climb.sign(6_000);
    climb.sign(15_900);
    expect(climb.inVain).toBe(true);
    climb.sign(26_000);
    expect(climb.inVain).toBe(false);
  });
});

describe('the usual time of a picture', () => {
  it('is the median of the last ones, once there are some', () => {
    const climb = new Climb(TIMES);
    expect(climb.tookMs(0)).toBeUndefined();
    arrive(climb, { fromMs: 0, untilMs: 2_000, tookMs: 40 });
    climb.arrived(900, 50_000, 2_000);
    expect(climb.tookMs(2_000)).toBe(40);
    expect(climb.tookMs(20_000)).toBeUndefined();
  });

  it('leaves out what left before a change', () => {
    const climb = new Climb(TIMES);
    climb.rose(0);
    arrive(climb, { fromMs: 0, untilMs: 2_900, tookMs: 500 });
    expect(climb.tookMs(2_900)).toBeUndefined();
  });
});
