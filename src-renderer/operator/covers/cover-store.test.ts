import { describe, expect, it } from 'vitest';
import { createCoverStore } from './cover-store.ts';

describe('what covers the page', () => {
  it('is one thing at a time', () => {
    const { getState } = createCoverStore();
    getState().show({ kind: 'guests', room: 'K7QMXD' });
    getState().toggle({ kind: 'sheet' });
    expect(getState().cover).toEqual({ kind: 'sheet' });
  });

  it('goes away with a second press, whichever room it was for', () => {
    const { getState } = createCoverStore();
    getState().show({ kind: 'guests', room: 'K7QMXD' });
    getState().toggle({ kind: 'guests' });
    expect(getState().cover).toBeUndefined();
    getState().toggle({ kind: 'guests' });
    expect(getState().cover).toEqual({ kind: 'guests' });
    getState().close();
    expect(getState().cover).toBeUndefined();
  });
});
