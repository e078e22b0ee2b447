import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dwellOf, moved, showable } from './playlist-items.ts';

describe('the order of a playlist', () => {
  it('loses and doubles nothing, wherever an entry is put', () => {
    const place = fc.integer({ min: -1, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), place, place, (media, from, to) => {
        expect(moved(media, from, to).toSorted()).toEqual([...media].sort());
      }),
    );
  });

  it('changes by one entry', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});

describe('what a playlist takes', () => {
  it('is not a file that cannot be shown', () => {
    const file = (id: string, state: 'reading' | 'ready' | 'refused') => ({ id, state, bytes: 1 });
    const files = [file('a', 'ready'), file('b', 'refused'), file('c', 'reading')];
    expect(showable(files).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('is seconds within the limits, with either decimal sign', () => {
    expect(dwellOf('2,5')).toBe(2.5);
    expect(dwellOf(' 3600 ')).toBe(3_600);
    for (const typed of ['', '0', '-1', '3601', 'ten']) expect(dwellOf(typed)).toBeUndefined();
  });
});
