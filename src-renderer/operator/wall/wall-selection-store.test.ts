import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '#shared/contract/route';
import { createWallSelectionStore, isChosen, isSameTarget, targetKey } from './wall-selection-store.ts';

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ display: fc.string({ minLength: 1 }) }),
  fc.record({ group: fc.string({ minLength: 1 }) }),
);
const bar: Target = { display: '02:00:00:00:00:01' };
const stage: Target = { group: 'stage' };

describe('what is chosen on the wall', () => {
  it('is one thing when it is pressed, and one more or less when it is marked', () => {
    const { getState } = createWallSelectionStore();
    getState().only(bar);
    getState().toggle(stage);
    expect(getState().targets).toEqual([bar, stage]);
    getState().toggle({ ...bar });
    expect(getState().targets).toEqual([stage]);
    getState().only(bar);
    expect(getState().targets).toEqual([bar]);
    getState().clear();
    expect(getState().targets).toEqual([]);
  });

  it('never holds the same thing twice, however it is marked', () => {
    fc.assert(
      fc.property(fc.array(target), marks => {
        const { getState } = createWallSelectionStore();
        for (const mark of marks) getState().toggle(mark);
        const keys = getState().targets.map(targetKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('is as it was after two marks', () => {
    fc.assert(
      fc.property(fc.uniqueArray(target, { selector: targetKey }), target, (chosen, mark) => {
        const { getState } = createWallSelectionStore();
        getState().choose(chosen);
        getState().toggle(mark);
        expect(isChosen(getState().targets, mark)).toBe(!isChosen(chosen, mark));
        getState().toggle(mark);
        expect(new Set(getState().targets.map(targetKey))).toEqual(new Set(chosen.map(targetKey)));
      }),
    );
  });
});

it('a display and a group of the same id are two things', () => {
  expect(isSameTarget({ display: 'a' }, { group: 'a' })).toBe(false);
  expect(isSameTarget({ group: 'a' }, { group: 'a' })).toBe(true);
});
