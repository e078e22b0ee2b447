import { describe, expect, it } from 'vitest';
import type { Pattern } from '#shared/contract/pattern';
import { ManualClock } from '#shared/manual-clock';
import { PatternLeases } from './pattern-leases.ts';
import { TestPattern } from './test-kit/wall-pattern.ts';

const display = (n: number) => ({
  id: `d${n}`,
  facts: { number: n, name: `Panel ${n}`, address: `http://192.0.2.${n}` },
});

function leases() {
  const clock = new ManualClock(1_000_000);
  const made: TestPattern[] = [];
  const told: string[] = [];
  const patterns = new PatternLeases({
    clock,
    make: (pattern, facts) => {
      const source = new TestPattern(clock, pattern, facts);
      made.push(source);
      return source;
    },
    changed: () => told.push([1, 2, 3].map(n => patterns.of(`d${n}`)?.lease.pattern ?? '-').join(' ')),
  });
  const show = (n: readonly number[], pattern: Pattern, seconds: number) =>
    patterns.show(n.map(display), pattern, seconds);
  return { clock, made, told, patterns, show };
}

describe('PatternLeases', () => {
  it('ends every lease by itself, at its own time', () => {
    const { clock, told, patterns, show } = leases();
    show([1, 2], 'bars', 10);
    clock.advance(4_000);
    show([3], 'grid', 3);
    expect(patterns.of('d3')?.lease).toEqual({ pattern: 'grid', untilMs: 1_007_000 });
    clock.advance(3_000);
    expect(told.at(-1)).toBe('bars bars -');
    clock.advance(3_000);
    expect(told).toEqual(['bars bars -', 'bars bars grid', 'bars bars -', '- - -']);
    expect(clock.pending).toBe(0);
  });

  it('begins anew when it is shown again', () => {
    const { clock, patterns, show } = leases();
    show([1], 'bars', 10);
    clock.advance(9_000);
    show([1], 'bars', 10);
    clock.advance(9_000);
    expect(patterns.of('d1')?.lease.untilMs).toBe(1_019_000);
    clock.advance(1_000);
    expect(patterns.of('d1')).toBeUndefined();
  });

  it('is the same picture for all, but for what tells who a display is', () => {
    const { made, patterns, show } = leases();
    show([1, 2], 'motion', 10);
    show([3], 'motion', 20);
    expect(made).toHaveLength(1);
    expect(patterns.of('d3')?.source).toBe(patterns.of('d1')?.source);
    show([1, 2, 3], 'identify', 10);
    expect(made.slice(1).map(({ facts }) => facts.number)).toEqual([1, 2, 3]);
  });

  it('closes a source when the last display has left it, and not before that display was told', () => {
    const { made, patterns, show } = leases();
    show([1, 2], 'bars', 10);
    const [bars] = made;
    show([1], 'grid', 10);
    expect(bars?.closed).toBe(false);
    patterns.end(['d2', 'nobody']);
    expect(bars?.closed).toBe(true);
    patterns.close();
    expect(made.every(({ closed }) => closed)).toBe(true);
  });

  it('ends all of them at once, and tells nobody when there is none', () => {
    const { clock, told, patterns, show } = leases();
    patterns.end();
    patterns.end(['d1']);
    expect(told).toEqual([]);
    show([1, 2, 3], 'white', 60);
    patterns.end();
    expect(told).toEqual(['white white white', '- - -']);
    expect(clock.pending).toBe(0);
  });
});
