import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { CONFIRMED_WITHIN_MS, createAskedStore } from './asked-store.ts';
import type { Outcome } from './command-store.ts';

const DONE: Outcome<void> = { done: true, value: undefined };

function asking() {
  const clock = new ManualClock();
  return { clock, store: createAskedStore<string>(clock) };
}

describe('what a control shows', () => {
  it('is what was asked for, until the engine has had time to say how it is', async () => {
    const { clock, store } = asking();
    const asked = store.getState().ask('raw', () => Promise.resolve(DONE));
    expect(store.getState().asked?.value).toBe('raw');
    await asked;
    clock.advance(CONFIRMED_WITHIN_MS - 1);
    expect(store.getState().asked?.value).toBe('raw');
    clock.advance(1);
    expect(store.getState().asked).toBeUndefined();
    expect(clock.pending).toBe(0);
  });

  it('goes back at once when it was not done', async () => {
    const { clock, store } = asking();
    await store.getState().ask('raw', () => Promise.resolve({ done: false }));
    clock.advance(0);
    expect(store.getState().asked).toBeUndefined();
  });

  it('is the newest thing asked for, whatever became of an older one', async () => {
    const { clock, store } = asking();
    await store.getState().ask('raw', () => Promise.resolve({ done: false }));
    void store.getState().ask('upload', () => new Promise(() => {}));
    clock.advance(CONFIRMED_WITHIN_MS);
    expect(store.getState().asked?.value).toBe('upload');
  });
});
