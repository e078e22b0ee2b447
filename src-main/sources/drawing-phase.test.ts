import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DrawingPhase, type PhaseStep } from './drawing-phase.ts';

const TIMING = { restMs: 150, finalEveryMs: 10_000 };

describe('R7 one drawing', () => {
  test('begins with the first change and is finished 150 ms after the last pen went up', () => {
    const phase = new DrawingPhase(TIMING);
    phase.pens(true, 0);
    expect(phase.drawing).toBe(false);
    phase.changed(20);
    expect(phase.drawing).toBe(true);
    expect(phase.take(5_000)).toBeUndefined();
    phase.pens(false, 5_000);
    expect(phase.take(5_149)).toBeUndefined();
    expect(phase.take(5_150)).toBe('rest');
    expect(phase.drawing).toBe(false);
  });

  test('goes on when a pen comes down again within 150 ms', () => {
    const phase = new DrawingPhase(TIMING);
    phase.pens(true, 0);
    phase.changed(10);
    phase.pens(false, 100);
    phase.pens(true, 200);
    expect(phase.dueAt).toBe(10_010);
    phase.pens(false, 400);
    expect(phase.dueAt).toBe(550);
  });

  test('that never ends has a final every ten seconds', () => {
    const phase = new DrawingPhase(TIMING);
    phase.pens(true, 0);
    const finals: number[] = [];
    for (let now = 0; now <= 35_000; now += 50) {
      phase.changed(now);
      if (phase.take(now) === 'renew') finals.push(now);
    }
    expect(finals).toEqual([10_000, 20_050, 30_100]);
  });

  test('with a pen that is held still has no second final of the same picture', () => {
    const phase = new DrawingPhase(TIMING);
    phase.pens(true, 0);
    phase.changed(0);
    expect(phase.take(10_000)).toBe('renew');
    expect(phase.dueAt).toBeUndefined();
    phase.pens(false, 60_000);
    expect(phase.take(60_150)).toBe('rest');
  });
});

test('R7, R10 undo and clear, with no pen down, end in one final, however many there are in a row', () => {
  const phase = new DrawingPhase(TIMING);
  for (let now = 0; now < 1_000; now += 100) {
    phase.changed(now);
    expect(phase.take(now)).toBeUndefined();
  }
  expect(phase.take(1_050)).toBe('rest');
  expect(phase.dueAt).toBeUndefined();
});

const happenings = fc.array(
  fc.record({ pauseMs: fc.nat(4_000), what: fc.constantFrom('change', 'down', 'up', 'nothing') }),
  { maxLength: 120 },
);

/** Plays a history to its end, asking at every moment that the machine names; returns what it did and when. */
function play(history: { pauseMs: number; what: string }[]): { at: number; what: string }[] {
  const phase = new DrawingPhase(TIMING);
  const told: { at: number; what: string }[] = [];
  let now = 0;
  const passUntil = (end: number): void => {
    for (let due = phase.dueAt; due !== undefined && due <= end; due = phase.dueAt) {
      const step: PhaseStep | undefined = phase.take(due);
      expect(step).toBeDefined();
      told.push({ at: due, what: step ?? '' });
    }
    now = end;
  };
  for (const { pauseMs, what } of [...history, { pauseMs: 0, what: 'up' }]) {
    passUntil(now + pauseMs);
    if (what === 'change') phase.changed(now);
    if (what === 'down' || what === 'up') phase.pens(what === 'down', now);
    told.push({ at: now, what });
  }
  passUntil(now + 60_000);
  expect(phase.drawing).toBe(false);
  return told;
}

test('R7 whatever happens: every change gets a final, within ten seconds, and once all pens are up it rests', () => {
  fc.assert(
    fc.property(happenings, history => {
      let unfinishedSince: number | undefined;
      for (const { at, what } of play(history)) {
        if (what === 'change') unfinishedSince ??= at;
        if (what !== 'rest' && what !== 'renew') continue;
        if (unfinishedSince !== undefined)
          expect(at - unfinishedSince).toBeLessThanOrEqual(TIMING.finalEveryMs);
        unfinishedSince = undefined;
      }
      expect(unfinishedSince).toBeUndefined();
    }),
  );
});

test('R7 whatever happens: no rest while a pen is down, nor within 150 ms of one', () => {
  fc.assert(
    fc.property(happenings, history => {
      let upSince: number | undefined = Number.NEGATIVE_INFINITY;
      for (const { at, what } of play(history)) {
        if (what === 'down') upSince = undefined;
        if (what === 'up') upSince ??= at;
        if (what !== 'rest') continue;
        expect(upSince).toBeDefined();
        expect(at - (upSince ?? at)).toBeGreaterThanOrEqual(TIMING.restMs);
      }
    }),
  );
});
