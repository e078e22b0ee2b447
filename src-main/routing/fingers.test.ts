import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { Fingers, type PanelTouch } from './fingers.ts';

function panel() {
  const clock = new ManualClock();
  const told: (PanelTouch & { readonly atMs: number })[] = [];
  const fingers = new Fingers({ clock, tell: touch => told.push({ ...touch, atMs: clock.now() }) });
  const take = (phase: PanelTouch['phase'], x: number, id: PanelTouch['id'] = 0) =>
    fingers.take({ phase, x, y: 0.5, id });
  const seen = () => told.map(({ phase, x, id }) => [phase, x, id]);
  return { clock, told, fingers, take, seen };
}

const ACTS = fc.array(
  fc.record({
    phase: fc.constantFrom('down', 'move', 'move', 'move', 'up', 'lift-all'),
    x: fc.integer({ min: 0, max: 100 }).map(n => n / 100),
    id: fc.constantFrom<PanelTouch['id']>(0, 1, 'left', '0'),
    afterMs: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 120 },
);

type Act = typeof ACTS extends fc.Arbitrary<(infer T)[]> ? T : never;

function play(acts: readonly Act[]) {
  const p = panel();
  for (const { phase, x, id, afterMs } of acts) {
    p.clock.advance(afterMs);
    if (phase === 'lift-all') p.fingers.liftAll();
    else p.take(phase, x, id);
  }
  return p;
}

describe('R16 the fingers on a display', () => {
  it('R16 tells a touch as it came: down, move, up', () => {
    const { clock, take, seen } = panel();
    take('down', 0.1);
    clock.advance(100);
    take('move', 0.2);
    clock.advance(100);
    take('up', 0.2);
    expect(seen()).toEqual([
      ['down', 0.1, 0],
      ['move', 0.2, 0],
      ['up', 0.2, 0],
    ]);
  });

  it('R16 every finger is down, moves and up, in this order, whatever the display says', () => {
    fc.assert(
      fc.property(ACTS, acts => {
        const { told, fingers, clock } = play(acts);
        fingers.liftAll();
        const down = new Set<PanelTouch['id']>();
        for (const { phase, id } of told) {
          expect(down.has(id)).toBe(phase !== 'down');
          if (phase === 'down') down.add(id);
          if (phase === 'up') down.delete(id);
        }
        expect(down.size).toBe(0);
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('R16 two moves of a finger are never closer than 60 a second, but for the one before its up', () => {
    fc.assert(
      fc.property(ACTS, acts => {
        const { told, clock } = play(acts);
        clock.advance(1_000);
        for (const [index, { phase, id, atMs }] of told.entries()) {
          const before = told.slice(0, index).findLast(touch => touch.id === id);
          const next = told.slice(index + 1).find(touch => touch.id === id);
          if (phase !== 'move' || next?.phase === 'up') continue;
          expect(atMs - (before?.atMs ?? 0)).toBeGreaterThanOrEqual(1000 / 60);
        }
      }),
    );
  });

  it('R16 where a finger is now is told within a sixtieth of a second, and before its up', () => {
    fc.assert(
      fc.property(ACTS, fc.boolean(), (acts, lifted) => {
        const { told, take, clock } = play([...acts, { phase: 'down', x: 0.3, id: 'last', afterMs: 2_000 }]);
        for (const x of [0.4, 0.5, 0.77]) take('move', x, 'last');
        if (lifted) take('up', 0.9, 'last');
        else clock.advance(17);
        const ofLast = told.filter(({ id }) => id === 'last').map(({ phase, x }) => [phase, x]);
        const end = [['down', 0.3], ['move', 0.77], ...(lifted ? [['up', 0.9]] : [])];
        expect(ofLast).toEqual(end);
      }),
    );
  });

  it('R16 of 10,000 moves in a second 60 go on, the newest of them all', () => {
    const { clock, take, told } = panel();
    take('down', 0);
    for (let n = 1; n <= 10_000; n += 1) {
      clock.advance(0.1);
      take('move', n / 10_000);
    }
    clock.advance(17);
    const moves = told.filter(({ phase }) => phase === 'move');
    expect(moves.length).toBeLessThanOrEqual(60);
    expect(moves.length).toBeGreaterThan(50);
    expect(moves.at(-1)?.x).toBe(1);
  });

  it('R16 a display that floods with taps, each of a new finger, tells of no more than a person can do', () => {
    const { clock, take, told } = panel();
    for (let n = 0; n < 10_000; n += 1) {
      clock.advance(0.1);
      take('down', 0.5, n);
      if (n % 3 === 0) take('up', 0.5, n);
    }
    expect(told.length).toBeLessThanOrEqual(240);
    clock.advance(1_000);
    for (let n = 0; n < 10_000; n += 1) take('up', 0.5, n);
    told.length = 0;
    take('down', 0.5, 'a hand, later');
    expect(told).toMatchObject([{ phase: 'down', id: 'a hand, later' }]);
  });

  it('R16 lifts all fingers where they were last, and then knows of none', () => {
    const { take, fingers, seen, clock } = panel();
    take('down', 0.1, 1);
    take('down', 0.2, 2);
    clock.advance(100);
    take('move', 0.3, 1);
    take('move', 0.4, 1);
    fingers.liftAll();
    take('move', 0.9, 1);
    take('up', 0.9, 2);
    fingers.liftAll();
    expect(seen().slice(2)).toEqual([
      ['move', 0.3, 1],
      ['move', 0.4, 1],
      ['up', 0.4, 1],
      ['up', 0.2, 2],
    ]);
  });

  it('R16 a finger that rests says nothing', () => {
    const { take, clock, told } = panel();
    take('down', 0.5);
    for (let n = 0; n < 100; n += 1) {
      clock.advance(20);
      take('move', 0.5);
    }
    expect(told).toHaveLength(1);
  });
});
