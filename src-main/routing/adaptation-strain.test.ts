import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Strain } from './adaptation-strain.ts';

interface Play {
  readonly offered: number;
  readonly takes: number;
  readonly forMs: number;
  readonly from?: number;
}

/** A display that is offered more than it takes: the rest is skipped. Returns the first verdict, and when it came. */
function play(strain: Strain, { offered, takes, forMs, from = 0 }: Play) {
  const events = [
    ...times(offered - takes, forMs).map(at => ({ at, run: () => strain.skipped(from + at) })),
    ...times(takes, forMs).map(at => ({ at, run: () => strain.taken(from + at) })),
  ].toSorted((one, other) => one.at - other.at);
  for (const { at, run } of events) {
    run();
    const verdict = strain.takes(from + at);
    if (verdict) return { at, ...verdict };
  }
  return undefined;
}

function times(fps: number, forMs: number): number[] {
  return fps <= 0
    ? []
    : Array.from({ length: Math.floor((forMs * fps) / 1000) }, (_, n) => ((n + 1) * 1000) / fps);
}

describe('what a display is seen to take', () => {
  it('is measured within a tenth, before two seconds are over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 50 }),
        fc.double({ min: 0.2, max: 0.85, noNaN: true }),
        (offered, share) => {
          fc.pre(offered * share >= 3 && offered * (1 - share) >= 2);
          const takes = offered * share;
          const verdict = play(new Strain(), { offered, takes, forMs: 3_000 });
          expect(verdict?.at).toBeLessThanOrEqual(2_000);
          if (!verdict?.vague) expect((verdict?.fps ?? 0) / takes).toBeCloseTo(1, 0.9);
        },
      ),
    );
  });

  it('is what it takes now, once what it took before has been dismissed', () => {
    const strain = new Strain();
    play(strain, { offered: 30, takes: 28, forMs: 2_000 });
    const mixed = play(strain, { offered: 30, takes: 10, forMs: 2_000, from: 2_000 });
    strain.clear();
    const verdict = play(strain, { offered: 30, takes: 10, forMs: 2_000, from: 2_000 + (mixed?.at ?? 0) });
    expect(verdict?.fps).toBeCloseTo(10, 0);
  });

  it('is nothing to speak of while next to all is taken', () => {
    expect(play(new Strain(), { offered: 30, takes: 28, forMs: 10_000 })).toBeUndefined();
    expect(play(new Strain(), { offered: 30, takes: 30, forMs: 10_000 })).toBeUndefined();
  });

  it('is not measured in a hiccup of the radio', () => {
    const strain = new Strain();
    for (const at of times(30, 400)) strain.skipped(at);
    for (const at of times(30, 2_000)) {
      strain.taken(400 + at);
      expect(strain.takes(400 + at)).toBeUndefined();
    }
  });

  it('is a vague figure above nothing when nothing arrives at all', () => {
    const strain = new Strain();
    for (const at of times(30, 1_500)) strain.skipped(at);
    expect(strain.takes(1_500)).toMatchObject({ vague: true });
    expect(strain.takes(1_500)?.fps).toBeGreaterThan(0);
    expect(strain.takes(1_500)?.fps).toBeLessThan(1);
  });

  it('is no rate when a long pause lies in it', () => {
    const strain = new Strain();
    strain.skipped(0);
    for (const at of [100, 110, 120, 1_500, 1_510, 1_520]) strain.taken(at);
    strain.skipped(1_490);
    expect(strain.takes(1_530)).toMatchObject({ vague: true });
  });

  it('says how many it was offered, for a source may have fewer than the setting lets through', () => {
    expect(play(new Strain(), { offered: 12, takes: 6, forMs: 3_000 })?.offered).toBeCloseTo(12, -1);
  });
});

describe('S6: pictures that are lost', () => {
  it('weigh like those that were skipped; others may have been taken unheard', () => {
    const strain = new Strain();
    for (const at of times(5, 2_000)) strain.taken(at);
    strain.lost(2, { atMs: 2_000, agoMs: 1_000, counted: false });
    expect(strain.takes(2_000)).toMatchObject({ vague: true });
  });

  it('were not taken, where all that left counts as taken', () => {
    const strain = new Strain();
    for (const second of [1, 2, 3]) {
      for (const at of times(30, 1_000)) strain.taken((second - 1) * 1_000 + at);
      strain.lost(15, { atMs: second * 1_000, agoMs: 1_000, counted: true });
    }
    expect(strain.takes(3_000)?.fps).toBeLessThan(25);
  });

  it('are no strain when they are one in a second', () => {
    const strain = new Strain();
    for (const second of [1, 2, 3, 4]) {
      for (const at of times(30, 1_000)) strain.taken((second - 1) * 1_000 + at);
      strain.lost(1, { atMs: second * 1_000, agoMs: 1_000, counted: true });
      expect(strain.takes(second * 1_000)).toBeUndefined();
    }
  });

  it('are forgotten when something else is sent', () => {
    const strain = new Strain();
    strain.lost(9, { atMs: 1_000, agoMs: 1_000, counted: false });
    strain.clear();
    expect(strain.takes(1_500)).toBeUndefined();
  });
});
