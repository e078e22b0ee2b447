import { describe, expect, it } from 'vitest';
import type { DisplayState } from '#shared/contract/state';
import { MISSING_AFTER_MS, noteworthyObedience, obeyedOf, tallyObedience } from './obedience.ts';
import { displayNamed } from './test-kit/example-wall.ts';

const NOW = 50_000;
const asked = (
  panic: DisplayState['obedience']['asked'],
  other: Partial<DisplayState['obedience']> = {},
): Partial<DisplayState> => ({
  obedience: { asked: panic, askedAtMs: NOW - 2_000, confirmed: true, ...other },
});
const obeyedAfter = (ms: number) => ({ obeyedAtMs: NOW - 2_000 + ms });

describe('whether a display obeys', () => {
  it('is how long it took, or for how long it has been asked', () => {
    expect(obeyedOf(displayNamed('Bar', asked('dark', obeyedAfter(40))), NOW)).toEqual({
      kind: 'obeyed',
      afterMs: 40,
      confirmed: true,
    });
    expect(obeyedOf(displayNamed('Bar', asked('dark')), NOW)).toEqual({ kind: 'waiting', forMs: 2_000 });
  });

  it('is never less than at once, though the clocks of page and engine differ', () => {
    expect(obeyedOf(displayNamed('Bar', asked('dark')), NOW - 9_000)).toEqual({ kind: 'waiting', forMs: 0 });
  });

  it('is not worth a word while it runs, nor of one that nobody feeds', () => {
    const running = displayNamed('Bar', asked('live', obeyedAfter(40)));
    expect(noteworthyObedience(running, NOW)).toBeUndefined();
    expect(
      noteworthyObedience(displayNamed('Bar', { ...asked('dark'), health: 'off' }), NOW),
    ).toBeUndefined();
  });

  it('is worth one when it does not run again though it should', () => {
    const held = displayNamed('Bar', asked('live'));
    expect(noteworthyObedience(held, NOW - 2_000 + MISSING_AFTER_MS - 1)).toBeUndefined();
    expect(noteworthyObedience(held, NOW - 2_000 + MISSING_AFTER_MS)).toMatchObject({ kind: 'waiting' });
  });
});

describe('who obeys of all', () => {
  const displays = [
    displayNamed('Bar', asked('dark', obeyedAfter(40))),
    displayNamed('Door', asked('dark', { ...obeyedAfter(120), confirmed: false })),
    displayNamed('Cloakroom', asked('dark')),
    displayNamed('Attic', { ...asked('dark'), health: 'off' }),
    displayNamed('Late', asked('frozen', obeyedAfter(10))),
  ];

  it('is counted among those that are fed; who is silent is named, who cannot confirm is counted', () => {
    expect(tallyObedience(displays, 'dark', NOW)).toEqual({
      fed: 4,
      obeyed: 2,
      unconfirmed: 1,
      withinMs: 120,
      missing: ['Cloakroom'],
    });
  });

  it('names nobody before an answer could be there', () => {
    const early = NOW - 2_000 + MISSING_AFTER_MS - 1;
    expect(tallyObedience(displays, 'dark', early).missing).toEqual([]);
  });

  it('is nobody where nothing is fed', () => {
    expect(tallyObedience([], 'dark', NOW)).toMatchObject({ fed: 0, obeyed: 0, withinMs: undefined });
  });
});
