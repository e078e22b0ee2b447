import { describe, expect, it } from 'vitest';
import { nameAfter } from './picture-cycle.ts';

describe('stepping through the stored pictures', () => {
  const names = ['a', 'b', 'c'];

  it('D6 goes on from the one that is shown, around both ends', () => {
    expect(nameAfter(names, 'a', 1)).toBe('b');
    expect(nameAfter(names, 'c', 1)).toBe('a');
    expect(nameAfter(names, 'a', -1)).toBe('c');
  });

  it('D6 starts at an end when none was shown or the shown one is gone', () => {
    expect(nameAfter(names, undefined, 1)).toBe('a');
    expect(nameAfter(names, 'gone', -1)).toBe('c');
    expect(nameAfter([], undefined, 1)).toBeUndefined();
  });
});
