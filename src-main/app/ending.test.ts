import { describe, expect, it, vi } from 'vitest';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { type CloseAnswer, Ending, type EndingOptions, type QuitAnswer } from './ending.ts';
import type { LiveShow } from './live-show.ts';

const SHOW: LiveShow = { displays: 1, guests: 0 };

/** An app with a window, as far as its ending needs one; answers come when the test gives them. */
function house(other: Partial<EndingOptions> = {}) {
  const happened: string[] = [];
  const asked: { kind: 'close' | 'quit'; withdrawn: AbortSignal; answer: (answer: never) => void }[] = [];
  const clock = new ManualClock();
  const state = { live: SHOW as LiveShow | undefined };
  const ask = (kind: 'close' | 'quit') => (_show: LiveShow, withdrawn: AbortSignal) =>
    new Promise<never>(resolve => asked.push({ kind, withdrawn, answer: resolve }));
  const ending: Ending = new Ending({
    live: () => state.live,
    askToClose: ask('close'),
    askToQuit: ask('quit'),
    closeWindow: () => {
      happened.push('window closed');
      ending.windowGone();
    },
    stopEngine: async () => {
      happened.push('engine stopped');
    },
    quit: () => {
      if (ending.mayQuit()) happened.push('app ended');
    },
    exit: code => happened.push(`exit ${code}`),
    clock,
    log: silentLog,
    ...other,
  });
  const settled = () => vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  const answer = async (value: CloseAnswer | QuitAnswer) => {
    await settled();
    asked.shift()?.answer(value as never);
    // The answer's own promises, and the stop's.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { ending, happened, asked, clock, state, answer };
}

describe('closing the window', () => {
  it('ends an app in which nothing is live, after the engine', async () => {
    const { ending, happened, asked, state } = house();
    state.live = undefined;
    expect(ending.mayClose()).toBe(true);
    ending.windowGone();
    await vi.waitFor(() => expect(happened).toEqual(['engine stopped', 'app ended']));
    expect(asked).toEqual([]);
  });

  it('asks while something is live, and once only', () => {
    const { ending, asked, happened } = house();
    expect([ending.mayClose(), ending.mayClose(), ending.mayQuit()]).toEqual([false, false, false]);
    expect(asked.map(({ kind }) => kind)).toEqual(['close']);
    expect(happened).toEqual([]);
  });

  it('leaves the engine running when that is the answer', async () => {
    const { ending, happened, answer } = house();
    ending.mayClose();
    await answer('keep-running');
    expect(happened).toEqual(['window closed']);
  });

  it('asks again for a window that was opened again', async () => {
    const { ending, asked, happened, answer, state } = house();
    ending.mayClose();
    await answer('keep-running');
    ending.windowOpened();
    expect(ending.mayClose()).toBe(false);
    expect(asked).toHaveLength(1);
    await answer('cancel');
    state.live = undefined;
    expect(ending.mayClose()).toBe(true);
    ending.windowGone();
    await vi.waitFor(() => expect(happened).toEqual(['window closed', 'engine stopped', 'app ended']));
  });

  it('changes nothing when it is cancelled, and asks the next time', async () => {
    const { ending, happened, asked, answer } = house();
    ending.mayClose();
    await answer('cancel');
    expect(happened).toEqual([]);
    expect([ending.mayClose(), asked.length]).toEqual([false, 1]);
  });

  it('stops the show in order when that is the answer, and lets the window go then', async () => {
    const { ending, happened, answer } = house();
    ending.mayClose();
    await answer('stop');
    expect(happened).toEqual(['engine stopped', 'app ended']);
    expect(ending.mayClose()).toBe(true);
  });

  it('goes on when it cannot ask', async () => {
    const { ending, happened, asked } = house({ askToClose: () => Promise.reject(new Error('no dialog')) });
    expect(ending.mayClose()).toBe(false);
    await vi.waitFor(() => {
      expect(ending.mayQuit()).toBe(false);
      expect(asked).toHaveLength(1);
    });
    expect(happened).toEqual([]);
  });
});

describe('quitting', () => {
  it('asks while something is live', async () => {
    const { ending, happened, asked, answer } = house();
    expect([ending.mayQuit(), ending.mayQuit()]).toEqual([false, false]);
    expect(asked.map(({ kind }) => kind)).toEqual(['quit']);
    await answer('cancel');
    expect(happened).toEqual([]);
    ending.mayQuit();
    await answer('stop');
    expect(happened).toEqual(['engine stopped', 'app ended']);
  });

  it('stops the engine once, however often it is asked', async () => {
    const { ending, happened, state } = house();
    state.live = undefined;
    expect([ending.mayQuit(), ending.mayQuit(), ending.mayQuit()]).toEqual([false, false, false]);
    await vi.waitFor(() => expect(happened).toEqual(['engine stopped', 'app ended']));
  });
});

describe('a signal or the end of the session', () => {
  it('asks nobody', async () => {
    const { ending, happened, asked } = house();
    ending.endNow('SIGTERM');
    await vi.waitFor(() => expect(happened).toEqual(['engine stopped', 'app ended']));
    expect(asked).toEqual([]);
  });

  it('withdraws an open question, whose late answer then counts for nothing', async () => {
    const { ending, happened, asked, answer } = house();
    ending.mayClose();
    ending.endNow('the system shuts down');
    expect(asked[0]?.withdrawn.aborted).toBe(true);
    await answer('keep-running');
    expect(happened).toEqual(['engine stopped', 'app ended']);
  });

  it('ends a process whose engine hangs', () => {
    const { ending, happened, clock } = house({ stopEngine: () => new Promise(() => {}) });
    ending.endNow('SIGTERM');
    clock.advance(3_999);
    expect(happened).toEqual([]);
    clock.advance(1);
    expect(happened).toEqual(['exit 1']);
  });

  it('leaves no deadline behind when all went well, and says by its code when it did not', async () => {
    const good = house();
    good.ending.endNow('SIGINT');
    await vi.waitFor(() => expect(good.happened).toContain('app ended'));
    expect(good.clock.pending).toBe(0);
    const bad = house({ stopEngine: () => Promise.reject(new Error('the store is gone')) });
    bad.ending.endNow('SIGINT');
    await vi.waitFor(() => expect(bad.happened).toEqual(['exit 1']));
    expect(bad.clock.pending).toBe(0);
  });
});
