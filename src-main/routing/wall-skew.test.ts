import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { WallSkew } from './wall-skew.ts';

function measured() {
  const clock = new ManualClock();
  clock.advance(10_000);
  const skew = new WallSkew(clock);
  const frame = (sequence: number, atMs: Record<string, number>, source = 'canvas') => {
    for (const [display, ms] of Object.entries(atMs)) skew.shown(display, { source, sequence }, 10_000 + ms);
  };
  return { clock, skew, frame };
}

describe('WallSkew', () => {
  it('is unknown while nothing is acknowledged, and while only one tile is', () => {
    const { skew, frame } = measured();
    expect(skew.state).toBeUndefined();
    frame(1, { a: 0 });
    frame(2, { a: 30, b: 30 });
    expect(skew.state).toEqual({ p50Ms: 0, mostMs: 0, frames: 1 });
  });

  it('is the time between the first and the last tile of a frame, whoever was first', () => {
    const { skew, frame } = measured();
    frame(1, { a: 0, b: 4, c: 2 });
    frame(2, { c: 30, a: 60, b: 40 });
    frame(3, { b: 90, a: 90, c: 91 });
    expect(skew.state).toEqual({ p50Ms: 4, mostMs: 30, frames: 3 });
  });

  it('takes frames of the same number of two sources for two', () => {
    const { skew, frame } = measured();
    frame(1, { a: 0, b: 3 });
    frame(1, { a: 500, b: 501 }, 'clip');
    expect(skew.state).toMatchObject({ mostMs: 3, frames: 2 });
  });

  it('does not count a tile that was sent again', () => {
    const { skew, frame } = measured();
    frame(1, { a: 0, b: 3 });
    frame(1, { a: 400 });
    frame(1, { c: 2_500 });
    expect(skew.state).toMatchObject({ mostMs: 3 });
  });

  it('forgets what was shown more than 5 s ago', () => {
    const { clock, skew, frame } = measured();
    frame(1, { a: 0, b: 300 });
    clock.advance(4_000);
    frame(2, { a: 4_000, b: 4_001 });
    clock.advance(1_500);
    expect(skew.state).toEqual({ p50Ms: 1, mostMs: 1, frames: 1 });
    clock.advance(5_000);
    expect(skew.state).toBeUndefined();
  });
});
