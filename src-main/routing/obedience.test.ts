import { describe, expect, it } from 'vitest';
import type { Panic } from '#shared/contract/state';
import { ManualClock } from '#shared/manual-clock';
import { BLACK_SOURCE } from './black-frame.ts';
import { Obedience } from './obedience.ts';

function asked(panic: Panic, done = false) {
  const clock = new ManualClock(1_000_000);
  clock.advance(500);
  const obedience = new Obedience(clock, 'live');
  clock.advance(500);
  obedience.ask(panic, done);
  return { clock, obedience };
}

describe('Obedience', () => {
  it('has a display obey dark when black is on its panel, not when anything else is', () => {
    const { clock, obedience } = asked('dark');
    clock.advance(30);
    obedience.shown('canvas', clock.now(), true);
    expect(obedience.state).toEqual({ asked: 'dark', askedAtMs: 1_001_000, confirmed: false });
    clock.advance(12);
    obedience.shown(BLACK_SOURCE, clock.now() - 2, true);
    expect(obedience.state).toEqual({
      asked: 'dark',
      askedAtMs: 1_001_000,
      obeyedAtMs: 1_001_040,
      confirmed: true,
    });
  });

  it('has it obey live when a picture is back, and says when nobody confirmed that', () => {
    const { clock, obedience } = asked('live');
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    expect(obedience.state.obeyedAtMs).toBeUndefined();
    obedience.shown('canvas', clock.now(), false);
    expect(obedience.state).toMatchObject({ obeyedAtMs: 1_001_000, confirmed: false });
  });

  it('tells the first time, not the last', () => {
    const { clock, obedience } = asked('dark');
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    clock.advance(9_000);
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    expect(obedience.state.obeyedAtMs).toBe(1_001_000);
  });

  it('has one that stays black while all others freeze obey by its black', () => {
    const { clock, obedience } = asked('dark');
    obedience.ask('frozen', false, true);
    obedience.shown('canvas', clock.now(), true);
    expect(obedience.state.obeyedAtMs).toBeUndefined();
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    expect(obedience.state).toMatchObject({ asked: 'frozen', obeyedAtMs: 1_001_000, confirmed: true });
  });

  it('needs no frame where nothing has to be shown', () => {
    expect(asked('frozen', true).obedience.state).toMatchObject({ obeyedAtMs: 1_001_000, confirmed: true });
  });

  it('does not count on a display that started anew, until it shows it again', () => {
    const { clock, obedience } = asked('dark');
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    obedience.restarted();
    expect(obedience.state).toEqual({ asked: 'dark', askedAtMs: 1_001_000, confirmed: false });
    clock.advance(5);
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    expect(obedience.state.obeyedAtMs).toBe(1_001_005);
  });

  it('S6 takes the word of what left for a display that says nothing, and only for as long as it is reached', () => {
    const { clock, obedience } = asked('dark');
    clock.advance(10);
    obedience.left('canvas', clock.wall());
    clock.advance(10);
    obedience.left(BLACK_SOURCE, clock.wall());
    clock.advance(999);
    obedience.look();
    expect(obedience.state.obeyedAtMs).toBeUndefined();
    clock.advance(1);
    obedience.look();
    expect(obedience.state).toMatchObject({ obeyedAtMs: 1_001_020, confirmed: false });
    obedience.lost();
    obedience.look();
    expect(obedience.state.obeyedAtMs).toBeUndefined();
  });

  it('keeps what a display confirmed itself when it cannot be reached any more', () => {
    const { clock, obedience } = asked('dark');
    obedience.shown(BLACK_SOURCE, clock.now(), true);
    obedience.lost();
    expect(obedience.state).toMatchObject({ obeyedAtMs: 1_001_000, confirmed: true });
  });

  it('asks nothing of a new display, but to be dark', () => {
    const clock = new ManualClock();
    const obeyed = (['live', 'frozen', 'dark'] as const).map(
      panic => new Obedience(clock, panic).state.obeyedAtMs !== undefined,
    );
    expect(obeyed).toEqual([true, true, false]);
  });
});
