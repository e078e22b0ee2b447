import { describe, expect, it } from 'vitest';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { DEFAULT_ROUTE, type RouteState } from '#shared/contract/route';
import type { Panic } from '#shared/contract/state';
import { ManualClock } from '#shared/manual-clock';
import { type Due, dueOf, type HeldPicture, type Lead } from './display-due.ts';
import { TestSource } from './test-kit/test-source.ts';
import { TestPattern } from './test-kit/wall-pattern.ts';

const clock = new ManualClock();
const source = new TestSource(clock);
const facts = { number: 1, name: 'Foyer', address: 'http://192.0.2.1' };
const pattern = {
  lease: { pattern: 'bars', untilMs: 1 },
  source: new TestPattern(clock, 'bars', facts),
} as const;
const DIM = { ...NEUTRAL_LOOK, brightness: 0.5 };
const panicOf = ({ asked, panic }: Due) => (asked === panic ? panic : `${asked}, in fact ${panic}`);

function lead(state: RouteState, more: Partial<Lead> = {}): Lead {
  const route = { ...DEFAULT_ROUTE, look: DIM, state };
  return { route, source, tile: undefined, wall: undefined, pattern: undefined, ...more };
}

describe('what is due on a panel', () => {
  it.each<[Panic, RouteState, string, string]>([
    ['live', 'live', 'live', 'live'],
    ['live', 'frozen', 'frozen', 'live'],
    ['live', 'dark', 'dark', 'live'],
    ['frozen', 'live', 'frozen', 'frozen'],
    ['frozen', 'frozen', 'frozen', 'frozen'],
    // A freeze for all lights up nothing.
    ['frozen', 'dark', 'frozen, in fact dark', 'frozen'],
    ['dark', 'live', 'dark', 'dark'],
    ['dark', 'frozen', 'dark', 'dark'],
    ['dark', 'dark', 'dark', 'dark'],
  ])('with all %s and its route %s is %s; with a pattern %s', (panic, state, alone, covered) => {
    expect(panicOf(dueOf(panic, lead(state), undefined))).toBe(alone);
    expect(panicOf(dueOf(panic, lead(state, { pattern }), undefined))).toBe(covered);
  });

  it('is the source in the look of its route and at its place, or the pattern as it is', () => {
    const tile = { column: 1, row: 0, columns: 2, rows: 1, gapPx: 8 };
    const plain = dueOf('live', lead('live', { tile }), undefined);
    expect(plain).toMatchObject({ source, view: { width: 720, height: 720, look: DIM, tile } });
    const covered = dueOf('live', lead('live', { tile, pattern }), undefined);
    expect(covered.source).toBe(pattern.source);
    expect(covered.view).toEqual({ width: 720, height: 720, look: NEUTRAL_LOOK });
  });

  it('is what a frozen display holds, in the view in which it left, whatever its route says now', () => {
    const view = { width: 720, height: 720, look: NEUTRAL_LOOK };
    const held: HeldPicture = { frame: source.current(), view };
    expect(dueOf('live', lead('frozen'), held)).toMatchObject({ held: held.frame, view });
    expect(dueOf('live', lead('live'), held)).toMatchObject({ held: undefined, view: { look: DIM } });
  });
});
