import { describe, expect, it } from 'vitest';
import { exampleRoom } from '#shared/contract/test-kit/example-state';
import { countRooms, identityOf, isNamed, roomOf } from './room-choice.ts';

const bar = exampleRoom({ code: 'AAAAAA', name: 'Bar', onWall: false });
const wall = exampleRoom({ code: 'BBBBBB', name: 'BBBBBB', onWall: true });
const closed = exampleRoom({ code: 'CCCCCC', name: 'Cellar', onWall: false, open: false });

describe('the room that is looked into', () => {
  it('is the chosen one, else the one on the wall, else the first', () => {
    expect(roomOf([bar, wall, closed], ['CCCCCC'])).toBe(closed);
    expect(roomOf([bar, wall, closed], [])).toBe(wall);
    expect(roomOf([bar, closed], ['ZZZZZZ'])).toBe(bar);
    expect(roomOf([], ['AAAAAA'])).toBeUndefined();
  });

  it('stays the same one while it gets a new code, before and after the engine has told so', () => {
    const recoded = { ...bar, code: 'NNNNNN' };
    const codes = ['AAAAAA', 'NNNNNN'];
    expect(roomOf([bar, wall], codes)).toBe(bar);
    expect(roomOf([recoded, wall], codes)).toBe(recoded);
    expect(identityOf(bar, codes)).toBe(identityOf(recoded, codes));
  });

  it('is told apart from the one that is shown in its place', () => {
    expect(identityOf(wall, ['AAAAAA', 'NNNNNN'])).toBe('BBBBBB');
    expect(identityOf(bar, [])).toBe('AAAAAA');
  });
});

describe('the rooms', () => {
  it('are counted by whether they are open', () => {
    expect(countRooms([bar, wall, closed])).toEqual({ open: 2, closed: 1 });
  });

  it('are called by their code until somebody names them', () => {
    expect(isNamed(bar)).toBe(true);
    expect(isNamed(wall)).toBe(false);
  });
});
