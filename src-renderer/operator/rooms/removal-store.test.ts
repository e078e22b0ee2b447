import { describe, expect, it } from 'vitest';
import { createRemovalStore } from './removal-store.ts';

const removal = (undo: string) => ({ room: 'K7QMXD', undo, name: 'Ana', items: 3 });

describe('what was removed', () => {
  it('is offered back one by one, the newest first', () => {
    const { getState } = createRemovalStore();
    getState().add(removal('a'));
    getState().add(removal('b'));
    expect(getState().removals.map(({ undo }) => undo)).toEqual(['b', 'a']);
    getState().drop('b');
    expect(getState().removals.map(({ undo }) => undo)).toEqual(['a']);
  });

  it('is offered in its room under another code too, and in no other room', () => {
    const { getState } = createRemovalStore();
    getState().add(removal('a'));
    getState().add({ ...removal('b'), room: 'ABCDEF' });
    getState().recoded('K7QMXD', 'NEWNEW');
    expect(getState().removals.map(({ undo, room }) => [undo, room])).toEqual([
      ['b', 'ABCDEF'],
      ['a', 'NEWNEW'],
    ]);
  });

  it('does not pile up over a night', () => {
    const { getState } = createRemovalStore();
    for (let number = 0; number < 100; number += 1) getState().add(removal(String(number)));
    expect(getState().removals[0]?.undo).toBe('99');
    expect(getState().removals.length).toBeLessThan(20);
  });
});
