import { describe, expect, it } from 'vitest';
import { exampleTouchdesigner, touchdesignerState } from '#shared/contract/test-kit/example-touchdesigner';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import { cardSign, cardTone, signedClients } from './card-sign.ts';
import { NO_PACES } from './pace.ts';

const NOW = 10_000;
const good = exampleTouchdesigner();
const quiet = exampleTouchdesigner({ client: 'b', name: 'Stage', sends: { fps: 0, bytesPerSecond: 0 } });
const gone = { name: '', address: '192.168.1.31', atMs: 9_000, code: 4401, refused: true };

function sign(state: TouchdesignerState) {
  const made = cardSign(signedClients({ state, paces: NO_PACES }, NOW), state, NOW);
  return { ...made, tone: cardTone(made) };
}

describe('what the card says first', () => {
  it('is grey while nobody was there', () => {
    expect(sign(touchdesignerState())).toMatchObject({ kind: 'nobody', tone: 'off' });
  });

  it('is red when the only one was refused, and no matter once somebody is in', () => {
    expect(sign(touchdesignerState([], { left: gone }))).toMatchObject({ kind: 'left', tone: 'dark' });
    expect(sign(touchdesignerState([good], { left: gone }))).toMatchObject({ kind: 'client', tone: 'live' });
  });

  it('is green for one that is well, also when it only receives', () => {
    expect(sign(touchdesignerState([quiet]))).toMatchObject({ tone: 'live', alone: true });
  });

  it('is about the one that is worst', () => {
    const stale = { ...quiet, liveness: 'stale' as const };
    const mistaken = { ...quiet, client: 'c', mistake: { what: 'gif' as const, times: 1, atMs: NOW } };
    expect(sign(touchdesignerState([good, mistaken, stale]))).toMatchObject({
      tone: 'stale',
      alone: false,
      worst: { client: stale, kind: 'stale' },
    });
  });

  it('counts those that are all well', () => {
    expect(sign(touchdesignerState([good, quiet]))).toMatchObject({
      kind: 'all-well',
      count: 2,
      tone: 'live',
    });
  });

  it('R12 warns when two send pictures, for the newest wins', () => {
    const second = { ...good, client: 'b' };
    expect(sign(touchdesignerState([good, second]))).toMatchObject({ kind: 'two-programs', tone: 'stale' });
  });
});
