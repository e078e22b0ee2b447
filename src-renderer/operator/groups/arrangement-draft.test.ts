import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arrangement, GROUP_SIDE_MOST } from '#shared/contract/group';
import {
  arrangementOf,
  type Draft,
  draftOf,
  freshDraft,
  hanging,
  placeAt,
  put,
  resized,
  takenOut,
} from './arrangement-draft.ts';
import { freshName } from './fresh-name.ts';

const IDS = Array.from({ length: 12 }, (_, index) => `d${index}`);
const known = new Set(IDS);
const id = fc.constantFrom(...IDS);
const side = fc.integer({ min: -1, max: 20 });

/** Anything that hands can do to a draft. */
const change = fc.oneof(
  fc.tuple(id, fc.integer({ min: -2, max: 300 })).map(
    ([display, place]) =>
      (draft: Draft) =>
        put(draft, display, place),
  ),
  id.map(display => (draft: Draft) => takenOut(draft, display)),
  fc.record({ columns: side, rows: side }).map(size => (draft: Draft) => resized(draft, size)),
);

const row = (...cells: (string | null)[]): Draft => ({
  ...freshDraft([]),
  columns: cells.length,
  rows: 1,
  cells,
});

describe('an arrangement on its way', () => {
  it('is one that the engine takes, whatever was done to it', () => {
    fc.assert(
      fc.property(fc.subarray(IDS), fc.array(change, { maxLength: 20 }), (displays, changes) => {
        const draft = changes.reduce((now, one) => one(now), freshDraft(displays));
        expect(Arrangement.safeParse(arrangementOf(draft, known)).error).toBeUndefined();
      }),
    );
  });

  it('begins with everybody who was chosen, in that order', () => {
    fc.assert(
      fc.property(fc.subarray(IDS), displays => {
        expect(hanging(freshDraft(displays))).toEqual(displays);
      }),
    );
    expect(freshDraft(IDS.slice(0, 3))).toMatchObject({ columns: 3, rows: 1 });
    expect(freshDraft(IDS.slice(0, 6))).toMatchObject({ columns: 3, rows: 2 });
    expect(freshDraft([])).toMatchObject({ columns: 2, rows: 1, cells: [null, null] });
  });

  it('never takes more than the contract, however many are chosen', () => {
    const many = Array.from({ length: 400 }, (_, index) => `x${index}`);
    expect(hanging(freshDraft(many))).toHaveLength(GROUP_SIDE_MOST ** 2);
  });

  it('lets two that hang change places, and takes down whom a newcomer replaces', () => {
    expect(put(row('a', 'b', null), 'a', 1).cells).toEqual(['b', 'a', null]);
    expect(put(row('a', 'b', null), 'a', 2).cells).toEqual([null, 'b', 'a']);
    expect(put(row('a', 'b', null), 'c', 0).cells).toEqual(['c', 'b', null]);
    expect(put(row('a', 'b'), 'a', 0).cells).toEqual(['a', 'b']);
  });

  it('loses nobody who still has a place when it grows or shrinks', () => {
    const six = { ...row('a', 'b', 'c', 'd', 'e', 'f'), columns: 3, rows: 2 };
    expect(resized(six, { columns: 4, rows: 2 }).cells).toEqual(['a', 'b', 'c', null, 'd', 'e', 'f', null]);
    expect(resized(six, { columns: 2, rows: 2 }).cells).toEqual(['a', 'b', 'd', 'e']);
    expect(resized(six, { columns: 3, rows: 0 })).toMatchObject({ rows: 1, cells: ['a', 'b', 'c'] });
  });

  it('does not ask for displays that are gone, nor for a gap where no picture is cut', () => {
    const draft = { ...row('d1', 'gone'), gapPx: 40 };
    expect(arrangementOf(draft, known)).toMatchObject({ cells: ['d1', null], gapPx: 40 });
    expect(arrangementOf({ ...draft, kind: 'group' }, known).gapPx).toBe(0);
  });

  it('is what a group is, when that is opened', () => {
    const arrangement: Arrangement = { kind: 'group', columns: 1, rows: 1, gapPx: 0, cells: ['d1'] };
    const draft = draftOf({ id: 'g', name: 'Stage', arrangement });
    expect(draft.name).toBe('Stage');
    expect(arrangementOf(draft, known)).toEqual(arrangement);
  });
});

describe('the arrow keys among the places', () => {
  const grid = { columns: 3, cells: Array<null>(6).fill(null) };

  it('lead to the neighbour, and not around an edge', () => {
    expect(placeAt(1, 'ArrowRight', grid)).toBe(2);
    expect(placeAt(1, 'ArrowDown', grid)).toBe(4);
    expect(placeAt(2, 'ArrowRight', grid)).toBeUndefined();
    expect(placeAt(3, 'ArrowLeft', grid)).toBeUndefined();
    expect(placeAt(4, 'ArrowDown', grid)).toBeUndefined();
    expect(placeAt(0, 'ArrowLeft', grid)).toBeUndefined();
    expect(placeAt(0, 'Enter', grid)).toBeUndefined();
  });
});

describe('the name of a new one', () => {
  it('is one that nobody has', () => {
    expect(freshName('Wall', ['Stage'])).toBe('Wall');
    expect(freshName('Wall', ['Wall', 'Wall 2'])).toBe('Wall 3');
  });
});
