import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import type { SourceRef } from '#shared/contract/source';
import { RouteError } from './route-book-error.ts';
import { idOf, openBook, row } from './test-kit/wall-book.ts';

const STILL: SourceRef = { kind: 'media', media: 'lion.png' };
const ONE = { display: idOf(1) };
const TWO = { display: idOf(2) };

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof RouteError ? error.code : error;
  }
  return 'nothing';
};

describe('RouteBook', () => {
  it('leads the room on the wall to a display of which nothing was said, as it is', () => {
    const { book } = openBook(1);
    expect(book.routeOf(idOf(1))).toEqual(DEFAULT_ROUTE);
    expect([book.groupOf(idOf(1)), book.tileOf(idOf(1))]).toEqual([undefined, undefined]);
  });

  it('changes of a route only what is named, and of no other display', () => {
    const { book } = openBook(2);
    book.set([ONE], { source: STILL });
    book.set([ONE], { look: { gamma: 2, flip: undefined } });
    book.set([ONE], { look: { rotate: 90 }, state: 'frozen' });
    expect(book.routeOf(idOf(1))).toEqual({
      source: STILL,
      look: { ...NEUTRAL_LOOK, gamma: 2, rotate: 90 },
      state: 'frozen',
    });
    expect(book.routeOf(idOf(2))).toEqual(DEFAULT_ROUTE);
  });

  it('feeds a display from the moment it is led a source, and not for a look', () => {
    const { book, displays } = openBook(2);
    book.set([ONE], { look: { gamma: 2 } });
    expect(displays.get(idOf(1))?.stored.routed).toBe(false);
    book.set([ONE], { source: STILL });
    expect([1, 2].map(n => displays.get(idOf(n))?.stored.routed)).toEqual([true, false]);
  });

  it('knows a display by its MAC in any writing', () => {
    const { book } = openBook(1);
    book.set([{ display: idOf(1).toUpperCase() }], { state: 'dark' });
    expect(book.routeOf(idOf(1)).state).toBe('dark');
  });

  it('takes one tile for all of its wall, whose route is one', () => {
    const { book } = openBook(3);
    const wall = book.createGroup('Stage', row('wall', 1, 2));
    book.set([TWO], { source: STILL });
    expect([1, 2, 3].map(n => book.routeOf(idOf(n)).source)).toEqual([STILL, STILL, DEFAULT_ROUTE.source]);
    expect(book.displaysOf([TWO])).toEqual([idOf(1), idOf(2)]);
    expect(book.displaysOf([{ group: wall }, ONE])).toEqual([idOf(1), idOf(2)]);
    expect(book.tileOf(idOf(2))).toEqual({ column: 1, row: 0, columns: 2, rows: 1, gapPx: 0 });
  });

  it('passes what a group is told to its displays, which keep routes of their own', () => {
    const { book } = openBook(3);
    const group = book.createGroup('Bar', row('group', 1, 2));
    book.set([{ group }], { source: STILL });
    book.set([ONE], { state: 'dark' });
    expect([1, 2].map(n => book.routeOf(idOf(n)))).toEqual([
      { ...DEFAULT_ROUTE, source: STILL, state: 'dark' },
      { ...DEFAULT_ROUTE, source: STILL },
    ]);
    expect(book.tileOf(idOf(1))).toBeUndefined();
  });

  it('begins a wall with what its first display shows, and gives every display its own route back after it', () => {
    const { book } = openBook(2);
    book.set([ONE], { source: STILL });
    const wall = book.createGroup('Stage', row('wall', null, 1, 2));
    expect(book.routeOf(idOf(2)).source).toEqual(STILL);
    book.set([{ group: wall }], { state: 'dark' });
    book.removeGroup(wall);
    expect(book.routeOf(idOf(1))).toEqual({ ...DEFAULT_ROUTE, source: STILL });
    expect(book.routeOf(idOf(2))).toEqual(DEFAULT_ROUTE);
    expect(book.groups()).toEqual([]);
  });

  it('lets a display hang in one place only: where it is put, it leaves the other, and an empty group stays', () => {
    const { book } = openBook(2);
    const first = book.createGroup('Stage', row('wall', 1));
    const second = book.createGroup('Bar', row('group', null, 2));
    book.changeGroup(second, { arrangement: row('group', 1, 2) });
    expect(book.groupOf(idOf(1))?.id).toBe(second);
    expect(book.groups().map(({ id, arrangement: { cells } }) => [id, cells])).toEqual([
      [first, [null]],
      [second, [idOf(1), idOf(2)]],
    ]);
  });

  it('refuses what is not known and names that are taken, and nothing has changed', () => {
    const { book } = openBook(2);
    const bar = book.createGroup('Bar', row('group', 1));
    const before = JSON.stringify([book.groups(), book.routeOf(idOf(1)), book.routeOf(idOf(2))]);
    let told = 0;
    book.onChange(() => {
      told += 1;
    });
    expect(codeOf(() => book.set([ONE, { display: 'nobody' }], { state: 'dark' }))).toBe('unknown-display');
    expect(codeOf(() => book.set([{ group: 'none' }], { state: 'dark' }))).toBe('unknown-group');
    expect(codeOf(() => book.createGroup('BAR', row('wall', 2)))).toBe('taken');
    expect(codeOf(() => book.createGroup('Stage', row('wall', 2, 9)))).toBe('unknown-display');
    expect(codeOf(() => book.changeGroup('none', { name: 'Stage' }))).toBe('unknown-group');
    expect(codeOf(() => book.removeGroup('none'))).toBe('unknown-group');
    expect(codeOf(() => book.set([TWO, ONE], { look: { gamma: 99 } }))).toBe('bad-look');
    expect(JSON.stringify([book.groups(), book.routeOf(idOf(1)), book.routeOf(idOf(2))])).toBe(before);
    expect(told).toBe(0);
    expect(codeOf(() => book.changeGroup(bar, { name: 'bar' }))).toBe('nothing');
  });

  it('is the same after a restart', () => {
    const { book, reopen } = openBook(3);
    book.set([ONE], { source: STILL, look: { fit: 'cover' } });
    const wall = book.createGroup('Stage', row('wall', 2, 3));
    book.set([{ group: wall }], { state: 'frozen' });
    book.changeGroup(wall, { name: 'Foyer', arrangement: { ...row('wall', 2, 3), gapPx: 40 } });
    const again = reopen();
    expect(again.groups()).toEqual(book.groups());
    for (const n of [1, 2, 3]) expect(again.routeOf(idOf(n))).toEqual(book.routeOf(idOf(n)));
    expect(again.tileOf(idOf(3))?.gapPx).toBe(40);
  });

  it('shows what it would be after a restart when the disk refuses', () => {
    const { book, reopen, disk } = openBook(2);
    disk.refuses = true;
    expect(() => book.set([ONE], { state: 'dark' })).toThrow('full');
    expect(() => book.createGroup('Stage', row('wall', 1, 2))).toThrow('full');
    disk.refuses = false;
    expect([book.routeOf(idOf(1)), book.groups()]).toEqual([DEFAULT_ROUTE, []]);
    expect([reopen().routeOf(idOf(1)), reopen().groups()]).toEqual([DEFAULT_ROUTE, []]);
  });

  it('forgets a display that is gone, and leaves its place empty', () => {
    const { book, reopen } = openBook(2);
    book.set([ONE], { state: 'dark' });
    book.createGroup('Stage', row('wall', 1, 2));
    book.forget(idOf(1));
    expect(book.groups()[0]?.arrangement.cells).toEqual([null, idOf(2)]);
    expect(reopen().routeOf(idOf(1))).toEqual(DEFAULT_ROUTE);
  });

  it('tells of every change, once', () => {
    const { book } = openBook(3);
    let told = 0;
    const stop = book.onChange(() => {
      told += 1;
    });
    book.set([ONE, TWO], { look: { gamma: 2 } });
    const wall = book.createGroup('Stage', row('wall', 1, 2));
    book.changeGroup(wall, { arrangement: row('wall', 1, 2, 3) });
    book.removeGroup(wall);
    expect(told).toBe(4);
    stop();
    book.set([ONE], { look: { gamma: 1 } });
    expect(told).toBe(4);
  });

  it('has every display of a wall in a place of its own, whatever its shape', () => {
    const shapes = fc.record({
      columns: fc.integer({ min: 1, max: 4 }),
      rows: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.boolean()), ({ columns, rows }, there) => {
        const { book } = openBook(8);
        const cells = Array.from({ length: columns * rows }, (_, at) =>
          there.next().value ? idOf(at + 1) : null,
        );
        book.createGroup('Stage', { kind: 'wall', columns, rows, gapPx: 0, cells });
        for (const [at, id] of cells.entries()) {
          const tile = id === null ? undefined : book.tileOf(id);
          expect(tile && tile.row * columns + tile.column).toBe(id === null ? undefined : at);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('follows a room to its new code, on displays and on walls', () => {
    const { book } = openBook(3);
    const canvas = (room: string): SourceRef => ({ kind: 'canvas', room });
    const wall = book.createGroup('Stage', row('wall', 2, 3));
    book.set([ONE, { group: wall }], { source: canvas('K7QMXD'), state: 'frozen' });
    book.renameSource(canvas('AAAAAA'), canvas('BBBBBB'));
    book.renameSource(canvas('K7QMXD'), canvas('ZZZZZZ'));
    for (const n of [1, 2, 3]) {
      expect(book.routeOf(idOf(n))).toMatchObject({ source: canvas('ZZZZZZ'), state: 'frozen' });
    }
  });
});
