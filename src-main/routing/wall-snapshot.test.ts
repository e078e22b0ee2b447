import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { SourceRef } from '#shared/contract/source';
import { idOf, openBook, row } from './test-kit/wall-book.ts';
import { WallSnapshot } from './wall-snapshot.ts';

const LION: SourceRef = { kind: 'media', media: 'lion.png' };
const BAR: SourceRef = { kind: 'canvas', room: 'K7QMXD' };
const nameOf = (source: SourceRef) => (source.kind === 'media' ? `The ${source.media}` : source.kind);
const ONE = { display: idOf(1) };
const TWO = { display: idOf(2) };
const everything = () => true;

/** As a scene keeps it. */
const stored = (snapshot: WallSnapshot) => WallSnapshot.parse(JSON.parse(JSON.stringify(snapshot)));

describe('a snapshot of the wall', () => {
  it('brings back every route, look and goal, and who was fed', () => {
    const { book, displays } = openBook(3);
    const wall = book.createGroup('Stage', row('wall', 2, 3));
    book.set([ONE], { source: LION, look: { gamma: 2, rotate: 90 } });
    book.set([{ group: wall }], { source: BAR, state: 'frozen' });
    displays.setDelivery(idOf(1), { ...DEFAULT_DELIVERY, goal: 'best', fps: 7 });
    const scene = stored(book.snapshot(nameOf));
    const before = [1, 2, 3].map(n => book.routeOf(idOf(n)));
    book.set([ONE], { source: BAR, look: { gamma: 1, rotate: 0 } });
    book.set([TWO], { source: LION, state: 'live' });
    displays.setDelivery(idOf(1), { ...DEFAULT_DELIVERY, goal: 'smooth', fps: 9 });
    displays.setRouted(idOf(3), false);
    const missing = book.restore(scene, everything);
    expect([1, 2, 3].map(n => book.routeOf(idOf(n)))).toEqual(before);
    expect(missing).toEqual({ displays: [], walls: [], sources: [] });
    // What was set by hand is the display's own.
    expect(displays.get(idOf(1))?.delivery).toEqual({ ...DEFAULT_DELIVERY, goal: 'best', fps: 9 });
    expect([1, 2, 3].map(n => displays.get(idOf(n))?.stored.routed)).toEqual([true, true, true]);
  });

  it('unfeeds again who was not fed', () => {
    const { book, displays } = openBook(1);
    const scene = stored(book.snapshot(nameOf));
    book.set([ONE], { source: LION });
    book.restore(scene, everything);
    expect(displays.get(idOf(1))?.stored.routed).toBe(false);
  });

  it('sets what is there and names what is not, by the names that they had', () => {
    const { book, displays } = openBook(3);
    const wall = book.createGroup('Stage', row('wall', 3));
    book.set([ONE], { source: LION });
    book.set([TWO], { source: BAR });
    const scene = stored(book.snapshot(nameOf));
    displays.rename(idOf(2), 'Another name');
    displays.remove(idOf(2));
    book.forget(idOf(2));
    book.removeGroup(wall);
    book.set([ONE], { source: BAR });
    const missing = book.restore(scene, source => source.kind !== 'media');
    expect(missing).toEqual({ displays: ['Panel 2'], walls: ['Stage'], sources: ['The lion.png'] });
    // The file may come back; until then the last picture stays.
    expect(book.routeOf(idOf(1)).source).toEqual(LION);
    expect(book.routeOf(idOf(2)).source).not.toEqual(BAR);
  });

  it('knows the route that a display has on its own, also while it is part of a wall', () => {
    const { book } = openBook(2);
    book.set([ONE], { source: LION });
    const wall = book.createGroup('Stage', row('wall', 1, 2));
    book.set([{ group: wall }], { source: BAR });
    const scene = stored(book.snapshot(nameOf));
    book.removeGroup(wall);
    book.set([ONE], { source: BAR });
    book.restore(scene, everything);
    expect(book.routeOf(idOf(1)).source).toEqual(LION);
  });

  it('is told as one change of the routes', () => {
    const { book } = openBook(3);
    book.createGroup('Stage', row('wall', 2, 3));
    const scene = book.snapshot(nameOf);
    let told = 0;
    book.onChange(() => {
      told += 1;
    });
    book.restore(scene, everything);
    expect(told).toBe(1);
  });
});
