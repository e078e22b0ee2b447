import { describe, expect, it } from 'vitest';
import type { Look } from '#shared/contract/look';
import { ManualClock } from '#shared/manual-clock';
import { CONFIRMED_WITHIN_MS } from '../commands/asked-store.ts';
import type { Outcome } from '../commands/command-store.ts';
import { CHANGE_EVERY_MS, createLookChangeStore } from './look-change-store.ts';

function changing() {
  const clock = new ManualClock();
  const sent: Partial<Look>[] = [];
  const answers: ((outcome: Outcome<unknown>) => void)[] = [];
  const store = createLookChangeStore(part => {
    sent.push(part);
    return new Promise(resolve => answers.push(resolve));
  }, clock);
  const answer = async (outcome: Outcome<unknown> = { done: true, value: undefined }) => {
    answers.shift()?.(outcome);
    await new Promise<void>(resolve => setImmediate(resolve));
  };
  return { clock, sent, store, answer, change: store.getState().change };
}

describe('a look that follows the hand', () => {
  it('is sent at once, and shown before the engine has said so', () => {
    const { store, sent, change } = changing();
    change({ brightness: 1.2 });
    expect(sent).toEqual([{ brightness: 1.2 }]);
    expect(store.getState().asked).toEqual({ brightness: 1.2 });
  });

  it('is never sent faster than it is answered, and never faster than can be seen', async () => {
    const { clock, sent, answer, change } = changing();
    for (const brightness of [1.1, 1.2, 1.3]) change({ brightness });
    change({ gamma: 2 });
    expect(sent).toHaveLength(1);
    await answer();
    clock.advance(CHANGE_EVERY_MS - 1);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent[1]).toEqual({ brightness: 1.3, gamma: 2 });
  });

  it('ends with the last place of the hand, whatever was left out on the way', async () => {
    const { clock, sent, answer, change } = changing();
    change({ saturation: 0.1 });
    change({ saturation: 0.5 });
    await answer();
    change({ saturation: 0 });
    clock.advance(CHANGE_EVERY_MS);
    await answer();
    clock.advance(CHANGE_EVERY_MS);
    expect(sent.at(-1)).toEqual({ saturation: 0 });
    expect(sent).toHaveLength(2);
  });

  it('believes the engine again when that has had time to say how it is', async () => {
    const { clock, store, answer, change } = changing();
    change({ brightness: 1.2 });
    await answer();
    clock.advance(CONFIRMED_WITHIN_MS - 1);
    expect(store.getState().asked).toEqual({ brightness: 1.2 });
    clock.advance(1);
    expect(store.getState().asked).toEqual({});
    expect(clock.pending).toBe(0);
  });

  it('does not forget a change that was made while it waited', async () => {
    const { clock, store, answer, change } = changing();
    change({ brightness: 1.2 });
    await answer();
    clock.advance(CONFIRMED_WITHIN_MS - 1);
    change({ gamma: 2 });
    clock.advance(1);
    expect(store.getState().asked).toEqual({ brightness: 1.2, gamma: 2 });
  });

  it('goes back at once when it was not done, and can be changed again', async () => {
    const { clock, store, sent, answer, change } = changing();
    change({ rotate: 90 });
    change({ rotate: 180 });
    await answer({ done: false });
    expect(store.getState().asked).toEqual({});
    clock.advance(CHANGE_EVERY_MS);
    expect(sent).toHaveLength(1);
    change({ rotate: 270 });
    expect(sent[1]).toEqual({ rotate: 270 });
  });
});
