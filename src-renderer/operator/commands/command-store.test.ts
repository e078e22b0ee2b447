import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import type { EngineClient } from '../../transport/rpc.ts';
import { createCommandStore, PATIENCE_MS } from './command-store.ts';

/** Calls of these tests never look at it. */
const client = (): EngineClient => Object.create(null);
const never = () => new Promise<never>(() => {});

function command() {
  const clock = new ManualClock();
  const store = createCommandStore(client, clock);
  return { clock, store };
}

describe('a command from a page', () => {
  it('is busy until it is done, and hands over what came of it', async () => {
    const { clock, store } = command();
    let answer: (id: string) => void = () => {};
    const running = store.getState().run(() => new Promise<string>(resolve => (answer = resolve)));
    expect(store.getState().busy).toBe(true);
    await Promise.resolve();
    answer('02:00');
    expect(await running).toEqual({ done: true, value: '02:00' });
    expect(store.getState()).toMatchObject({ busy: false, problem: undefined });
    expect(clock.pending).toBe(0);
  });

  it('never rejects: what went wrong is its problem, until it is read or tried again', async () => {
    const { store } = command();
    const taken = () => Promise.reject(new ORPCError('TAKEN'));
    expect(await store.getState().run(taken)).toEqual({ done: false });
    expect(store.getState().problem?.code).toBe('TAKEN');
    store.getState().dismiss();
    expect(store.getState().problem).toBeUndefined();
    await store.getState().run(taken);
    await store.getState().run(() => Promise.resolve());
    expect(store.getState().problem).toBeUndefined();
  });

  it('says so when there is no connection to give it over', async () => {
    const store = createCommandStore(() => {
      throw new Error('there is no connection to the engine');
    }, new ManualClock());
    expect(await store.getState().run(never)).toEqual({ done: false });
    expect(store.getState()).toMatchObject({ busy: false, problem: { code: 'NO_CONNECTION' } });
  });

  it('does not wait for ever for an engine that says nothing', async () => {
    const { clock, store } = command();
    const running = store.getState().run(never);
    clock.advance(PATIENCE_MS - 1);
    expect(store.getState().busy).toBe(true);
    clock.advance(1);
    expect(await running).toEqual({ done: false });
    expect(store.getState()).toMatchObject({ busy: false, problem: { code: 'NO_ANSWER' } });
  });

  it('lets the newest one count: an older one that fails late says nothing', async () => {
    const { store } = command();
    let fail: (error: Error) => void = () => {};
    const older = store.getState().run(() => new Promise((_, reject) => (fail = reject)));
    const newer = store.getState().run(never);
    await Promise.resolve();
    fail(new ORPCError('NOT_NOW'));
    await older;
    expect(store.getState()).toMatchObject({ busy: true, problem: undefined });
    void newer;
  });
});
