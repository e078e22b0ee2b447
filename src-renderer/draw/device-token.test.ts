import { afterEach, describe, expect, it, vi } from 'vitest';
import { ArtistTextIn } from '#shared/wire/artist-messages';
import { deviceToken } from './device-token.ts';
import { IndexedKeeper } from './indexed-keeper.ts';

function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('deviceToken', () => {
  it('A3: makes a guest the same artist tomorrow', () => {
    vi.stubGlobal('localStorage', storage());
    const token = deviceToken();
    expect(deviceToken()).toBe(token);
    expect(ArtistTextIn.safeParse({ type: 'hello', token }).success).toBe(true);
  });

  it('does not trust what something else left in its place', () => {
    const spoilt = storage(new Map([['lienzo.token', '<script>']]));
    vi.stubGlobal('localStorage', spoilt);
    const token = deviceToken();
    expect(token).not.toBe('<script>');
    expect(spoilt.kept.get('lienzo.token')).toBe(token);
  });

  it('works where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('SecurityError');
      },
    });
    expect(deviceToken()).not.toBe(deviceToken());
  });
});

describe('IndexedKeeper', () => {
  it('A5: says that nothing is kept where the browser has no database', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const keeper = new IndexedKeeper('K7QMXD');
    expect(await keeper.load()).toEqual([]);
    keeper.keep({ kind: 'clear', id: 'clear-001' });
    keeper.forget('clear-001');
    expect(keeper.lasting).toBe(false);
  });
});
