import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import type { SourceRef } from '#shared/contract/source';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { DisplayRegistry } from '../displays/registry.ts';
import { RouteBook } from '../routing/route-book.ts';
import { openStore } from '../store/database.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { SceneError, Scenes } from './scenes.ts';

function openScenes(folder = temporaryFolder()) {
  const clock = new ManualClock();
  const store = openStore(folder);
  const registry = new DisplayRegistry({ store: store.displays, clock, log: silentLog });
  const book = new RouteBook({
    routes: store.routes,
    groups: store.groups,
    atOnce: work => store.atOnce(work),
    displays: registry,
    clock,
    log: silentLog,
  });
  const sources = { nameOf: () => 'A source', knows: () => true };
  const scenes = new Scenes({ store: store.scenes, book, sources, clock });
  for (const id of ['a', 'b']) {
    registry.remember({
      id,
      name: `Display ${id}`,
      address: 'http://127.0.0.1:9',
      virtual: false,
      routed: true,
    });
  }
  onTestFinished(() => {
    registry.close();
    store.close();
  });
  return { folder, clock, store, registry, book, scenes };
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('scenes', () => {
  it('keep all routes and looks, and set them again', () => {
    const { book, clock, scenes } = openScenes();
    const id = scenes.save('Evening');
    expect(scenes.states()).toEqual([{ id, name: 'Evening', savedAtMs: clock.wall(), routes: 2 }]);
    book.set([{ display: 'a' }], { state: 'dark', look: { rotate: 180 } });
    expect(scenes.recall(id)).toEqual({ displays: [], walls: [], sources: [] });
    expect(book.routeOf('a')).toEqual(DEFAULT_ROUTE);
    book.set([{ display: 'b' }], { state: 'frozen' });
    scenes.overwrite(id);
    book.set([{ display: 'b' }], { state: 'live' });
    scenes.recall(id);
    expect(book.routeOf('b').state).toBe('frozen');
  });

  it('survive a restart', () => {
    const { scenes, book, folder, store, registry } = openScenes();
    book.set([{ display: 'a' }], { state: 'dark' });
    const id = scenes.save('Evening');
    book.close();
    registry.close();
    store.close();
    const again = openScenes(folder);
    again.book.set([{ display: 'a' }], { state: 'live' });
    expect(again.scenes.states().map(({ name }) => name)).toEqual(['Evening']);
    again.scenes.recall(id);
    expect(again.book.routeOf('a').state).toBe('dark');
  });

  it('name the displays that are gone, and set the rest', () => {
    const { registry, book, scenes } = openScenes();
    const id = scenes.save('Evening');
    registry.remove('a');
    book.set([{ display: 'b' }], { state: 'dark' });
    expect(scenes.recall(id).displays).toEqual(['Display a']);
    expect(book.routeOf('b').state).toBe('live');
  });

  it('have names of their own, can be renamed and forgotten', () => {
    const { scenes } = openScenes();
    const id = scenes.save('Evening');
    expect(thrownBy(() => scenes.save('Evening'))).toMatchObject({ code: 'taken' });
    scenes.rename(id, 'Evening');
    scenes.rename(id, 'Night');
    expect(scenes.states().map(({ name }) => name)).toEqual(['Night']);
    scenes.remove(id);
    expect(scenes.states()).toEqual([]);
    expect(thrownBy(() => scenes.recall(id))).toMatchObject({ code: 'unknown' });
  });

  it('that another version kept are said to be so, and change nothing', () => {
    const { store, scenes } = openScenes();
    store.scenes.put({ id: 'x', name: 'Old', savedAtMs: 1, wall: { lasers: true } });
    expect(scenes.states()).toEqual([{ id: 'x', name: 'Old', savedAtMs: 1, routes: 0 }]);
    const error = thrownBy(() => scenes.recall('x'));
    expect(error).toBeInstanceOf(SceneError);
    expect(error).toMatchObject({ code: 'unreadable' });
  });

  it('follow a room to its new code, restarts included', () => {
    const { scenes, book } = openScenes();
    const canvas = (room: string): SourceRef => ({ kind: 'canvas', room });
    book.set([{ display: 'a' }], { source: canvas('K7QMXD') });
    const id = scenes.save('Evening');
    scenes.renameSource(canvas('AAAAAA'), canvas('BBBBBB'));
    scenes.renameSource(canvas('K7QMXD'), canvas('ZZZZZZ'));
    book.set([{ display: 'a' }], { source: { kind: 'wall-room' } });
    scenes.recall(id);
    expect(book.routeOf('a').source).toEqual(canvas('ZZZZZZ'));
  });
});
