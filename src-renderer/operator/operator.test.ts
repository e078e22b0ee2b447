import { describe, expect, it } from 'vitest';
import { createPageStore, pageOfHash } from './page-store.ts';
import { createPanicStore } from './panic-store.ts';
import { countHealth } from './strip/count-health.ts';
import { guestAddress, isLoopback } from './strip/guest-address.ts';

describe('the page store', () => {
  it('comes back to the page that the address names', () => {
    expect(pageOfHash('#monitor')).toBe('monitor');
    expect(pageOfHash('#nonsense')).toBe('draw');
    expect(pageOfHash('')).toBe('draw');
  });

  it('tells of every page that is opened', () => {
    const opened: string[] = [];
    const store = createPageStore('', page => opened.push(page));
    store.getState().open('wall');
    expect(store.getState().page).toBe('wall');
    expect(opened).toEqual(['wall']);
  });
});

describe('freeze and blackout', () => {
  function panic() {
    const sent: string[] = [];
    const answers: { done: () => void; failed: () => void }[] = [];
    const store = createPanicStore(wanted => {
      sent.push(wanted);
      return new Promise((resolve, reject) => {
        answers.push({ done: resolve, failed: () => reject(new Error('no engine')) });
      });
    });
    return { store, sent, answers };
  }
  const settle = () => new Promise<void>(resolve => setImmediate(resolve));

  it('a second press releases, even before the engine has answered the first', () => {
    const { store, sent } = panic();
    store.getState().press('dark', 'live');
    expect(store.getState().asked).toBe('dark');
    store.getState().press('dark', 'live');
    expect(sent).toEqual(['dark', 'live']);
  });

  it('one kind goes over into the other', () => {
    const { store, sent } = panic();
    store.getState().press('dark', 'frozen');
    expect(sent).toEqual(['dark']);
  });

  it('believes the engine as soon as it has said how it is', () => {
    const { store } = panic();
    store.getState().press('frozen', 'live');
    store.getState().confirm('live');
    expect(store.getState().asked).toBe('frozen');
    store.getState().confirm('frozen');
    expect(store.getState().asked).toBeUndefined();
  });

  it('says when a command did not reach the engine, and not of one that was overtaken', async () => {
    const { store, answers } = panic();
    store.getState().press('dark', 'live');
    store.getState().press('frozen', 'live');
    answers[0]?.failed();
    await settle();
    expect(store.getState()).toMatchObject({ failed: false, asked: 'frozen' });
    answers[1]?.failed();
    await settle();
    expect(store.getState()).toMatchObject({ failed: true, asked: undefined });
    store.getState().release();
    expect(store.getState().failed).toBe(false);
  });
});

describe('the strip', () => {
  const live = { health: 'live', sender: { kind: 'live', since: 0 } } as const;
  const refused = {
    health: 'live',
    sender: { kind: 'refused', since: 0, why: { code: 'slot-taken', detail: '' } },
  } as const;

  it('counts displays by what is seen of them', () => {
    expect(countHealth([live, live, { ...live, health: 'stale' }])).toEqual([
      ['live', 2],
      ['stale', 1],
    ]);
    expect(countHealth([refused])).toEqual([
      ['live', 0],
      ['dark', 1],
    ]);
  });

  it('gives guests the address of the room', () => {
    expect(guestAddress('http://192.168.1.20:8790', 'K7QMXD')).toBe('http://192.168.1.20:8790/r/K7QMXD');
    expect(guestAddress('http://192.168.1.20:8790/', 'K7QMXD')).toBe('http://192.168.1.20:8790/r/K7QMXD');
  });

  it('knows an address that no guest can reach', () => {
    expect(isLoopback('http://127.0.0.1:8790')).toBe(true);
    expect(isLoopback('http://localhost:8790')).toBe(true);
    expect(isLoopback('http://[::1]:8790')).toBe(true);
    expect(isLoopback('http://192.168.1.20:8790')).toBe(false);
  });
});
