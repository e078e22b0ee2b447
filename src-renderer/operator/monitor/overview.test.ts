import { describe, expect, it } from 'vitest';
import type { DisplayHealth } from '#shared/contract/state';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';
import { curvePath, type Line, ordered, summaryOf } from './overview.ts';
import { exampleSample, measuredSample } from './test-kit/samples.ts';

describe('a display in one line', () => {
  it('says how slow it is, how slow it was, what it shows and what it lost', () => {
    const summary = summaryOf([measuredSample(0, 40, 2), { ...measuredSample(1, 10, 1), fpsShown: 29 }]);
    expect(summary).toMatchObject({ worstP95Ms: 86, dropped: 3 });
    expect(summary.p95).toEqual({ value: 26, ageMs: 0 });
    expect(summary.fpsShown?.value).toBe(29);
    expect(summary.fpsSent?.value).toBe(30);
  });

  it('tells how old a number is', () => {
    expect(summaryOf([measuredSample(0, 10), exampleSample(42)]).p95?.ageMs).toBe(42_000);
    expect(summaryOf([exampleSample(0)]).p95).toBeUndefined();
  });

  it('loses no spike in its small curve', () => {
    const samples = Array.from({ length: 60 }, (_, second) =>
      measuredSample(second, second === 37 ? 500 : 10),
    );
    const { curve } = summaryOf(samples);
    expect(curve).toHaveLength(6);
    expect(curve[3]).toBe(1_006);
    expect(curve[2]).toBe(26);
  });
});

describe('the order of the lines', () => {
  const line = (id: string, worstMs: number, health: DisplayHealth = 'live') => ({
    display: exampleDisplay({ id, health }),
    summary: summaryOf([measuredSample(0, worstMs)]),
  });
  const ids = (lines: readonly Line[]) => ordered(lines).map(({ display }) => display.id);
  const few = [line('a', 10), line('b', 90), line('c', 10, 'dark')];

  it('is the engine’s own while all are in sight', () => {
    expect(ids(few)).toEqual(['a', 'b', 'c']);
  });

  it('puts first what somebody looks for when there are more', () => {
    const more = [...few, line('d', 50), line('e', 5, 'stale'), line('f', 70), line('g', 99, 'off')];
    expect(ids(more)).toEqual(['c', 'e', 'b', 'f', 'd', 'a', 'g']);
  });
});

describe('the small curve', () => {
  it('has the highest at the top and zero at the bottom', () => {
    expect(curvePath([0, 50, 100], 100, 100, 20)).toBe('M0 20h0L50 10L100 0');
  });

  it('breaks off where nothing was measured', () => {
    expect(curvePath([10, null, 10], 10, 100, 20)).toBe('M0 0h0M100 0h0');
    expect(curvePath([null], 0, 100, 20)).toBe('');
  });

  it('stays a line when everything is zero', () => {
    expect(curvePath([0, 0], 0, 100, 20)).toBe('M0 20h0L100 20');
  });
});
