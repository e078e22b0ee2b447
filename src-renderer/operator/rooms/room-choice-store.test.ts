import { describe, expect, it } from 'vitest';
import { createRoomChoiceStore } from './room-choice-store.ts';

describe('the room that a window looks into', () => {
  it('is the one that was shown at first until somebody chooses another one', () => {
    const { getState } = createRoomChoiceStore();
    getState().settle('AAAAAA');
    getState().settle('BBBBBB');
    expect(getState()).toMatchObject({ codes: ['AAAAAA'], looking: false });
    getState().look('BBBBBB');
    expect(getState()).toMatchObject({ codes: ['BBBBBB'], looking: true });
  });

  it('is still known when one goes back to the list', () => {
    const { getState } = createRoomChoiceStore();
    getState().look('AAAAAA');
    getState().back();
    expect(getState()).toMatchObject({ codes: ['AAAAAA'], looking: false });
  });

  it('is followed from code to code, and forgotten with all of them for another one', () => {
    const { getState } = createRoomChoiceStore();
    getState().settle('AAAAAA');
    getState().recoded('AAAAAA', 'BBBBBB');
    getState().recoded('BBBBBB', 'CCCCCC');
    expect(getState().codes).toEqual(['AAAAAA', 'BBBBBB', 'CCCCCC']);
    getState().look('DDDDDD');
    expect(getState().codes).toEqual(['DDDDDD']);
  });

  it('stays the chosen one when another one gets its new code only now', () => {
    const { getState } = createRoomChoiceStore();
    getState().look('AAAAAA');
    getState().recoded('BBBBBB', 'CCCCCC');
    expect(getState().codes).toEqual(['AAAAAA']);
  });
});
