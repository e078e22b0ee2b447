import { describe, expect, it } from 'vitest';
import { type BlockedSleep, StayAwake } from './stay-awake.ts';

function machine() {
  const held = new Map<number, BlockedSleep>();
  let ids = 0;
  let sleepless = true;
  const awake = new StayAwake({
    start: kind => {
      ids += 1;
      held.set(ids, kind);
      return ids;
    },
    stop: id => {
      held.delete(id);
      if (held.size === 0) sleepless = false;
    },
  });
  return { awake, held: () => [...held.values()], starts: () => ids, sleepless: () => sleepless };
}

describe('the machine', () => {
  it('may sleep as long as no display is fed', () => {
    const { awake, held } = machine();
    awake.follow({ fed: false, windowOpen: true });
    expect(held()).toEqual([]);
  });

  it('stays awake with its screen lit while a display is fed and the operator’s window is open', () => {
    const { awake, held, starts } = machine();
    for (let second = 0; second < 3; second += 1) awake.follow({ fed: true, windowOpen: true });
    expect([held(), starts()]).toEqual([['prevent-display-sleep'], 1]);
  });

  it('lets its screen rest without a window, and has no moment to fall asleep in between', () => {
    const { awake, held, sleepless } = machine();
    awake.follow({ fed: true, windowOpen: true });
    awake.follow({ fed: true, windowOpen: false });
    expect([held(), sleepless()]).toEqual([['prevent-app-suspension'], true]);
    awake.follow({ fed: true, windowOpen: true });
    expect([held(), sleepless()]).toEqual([['prevent-display-sleep'], true]);
  });

  it('may sleep again when no display is fed any more, and when Lienzo ends', () => {
    const { awake, held } = machine();
    awake.follow({ fed: true, windowOpen: false });
    awake.follow({ fed: false, windowOpen: false });
    expect(held()).toEqual([]);
    awake.follow({ fed: true, windowOpen: true });
    awake.release();
    expect(held()).toEqual([]);
  });
});
