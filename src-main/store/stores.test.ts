import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Arrangement } from '#shared/contract/group';
import { DEFAULT_ROUTE, type Route } from '#shared/contract/route';
import { openStore, type Store } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import type { StoredItem } from './room-store.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './store-error.ts';
import { asAfterKill, temporaryFolder } from './test-kit/temporary-folder.ts';

function open(folder: string): Store {
  const store = openStore(folder);
  onTestFinished(() => store.close());
  return store;
}

const ROOM = {
  code: 'K7QMXD',
  name: 'Hall',
  width: 720,
  height: 720,
  background: '#ffffff',
  prompt: '',
  pin: null,
  open: true,
} as const;

function itemOf(order: number, payload = Uint8Array.of(order)): StoredItem {
  return { order, id: `item-${order}-x`, kind: 'picture', author: 'ana', layer: 0, payload, removedBy: null };
}

describe('the rooms of a store', () => {
  it('A1: an item is on the disk when the call returns, also if the process is killed then', () => {
    const folder = temporaryFolder();
    const { rooms } = open(folder);
    const { id } = rooms.add(ROOM);
    rooms.putItem(id, itemOf(1));
    rooms.putItem(id, itemOf(2));
    const found = open(asAfterKill(folder)).rooms;
    expect(found.all()).toEqual([{ ...ROOM, id }]);
    expect([...found.items(id)].map(item => [item.order, ...item.payload])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('A1: a long log is read back whole and in order', () => {
    const { rooms } = open(temporaryFolder());
    const { id } = rooms.add(ROOM);
    const other = rooms.add({ ...ROOM, code: 'ABCDEF' });
    const orders = Array.from({ length: 2_500 }, (_, index) => 2 * index + 1);
    for (const order of orders) rooms.putItem(id, itemOf(order));
    rooms.putItem(other.id, itemOf(7));
    expect([...rooms.items(id)].map(item => item.order)).toEqual(orders);
    expect([...rooms.items(other.id)]).toEqual([itemOf(7)]);
  });

  it('A3: a command and its marks are kept together, a repeat of its id changes nothing', () => {
    const folder = temporaryFolder();
    const { rooms } = open(folder);
    const { id } = rooms.add(ROOM);
    rooms.putItem(id, itemOf(1));
    const undo = { order: 2, id: 'undo-aaaa', kind: 'undo', author: 'ana', rejection: null } as const;
    rooms.addCommand(id, undo, { ids: ['item-1-x'], by: undo.id });
    expect(() => rooms.addCommand(id, { ...undo, order: 3 }, { ids: ['item-1-x'], by: null })).toThrow(
      StoreError,
    );
    const found = open(asAfterKill(folder)).rooms;
    expect([...found.items(id)].map(item => item.removedBy)).toEqual([undo.id]);
    expect(found.commands(id)).toEqual([undo]);
  });

  it('R19: a further picture takes the place of the one before and keeps its mark', () => {
    const { rooms } = open(temporaryFolder());
    const { id } = rooms.add(ROOM);
    rooms.putItem(id, { ...itemOf(1), removedBy: 'operator' });
    rooms.putItem(id, itemOf(1, Uint8Array.of(9, 9)));
    expect([...rooms.items(id)]).toEqual([{ ...itemOf(1, Uint8Array.of(9, 9)), removedBy: 'operator' }]);
  });

  it('R8: remembers the prompt of each room', () => {
    const folder = temporaryFolder();
    const { rooms } = open(folder);
    const hall = rooms.add(ROOM);
    const yard = rooms.add({ ...ROOM, code: 'ABCDEF' });
    rooms.setPrompt(yard.id, 'a red tree, «ñandú» 🌳');
    const found = open(asAfterKill(folder)).rooms.all();
    expect(found.map(({ id, prompt }) => [id, prompt])).toEqual([
      [hall.id, ''],
      [yard.id, 'a red tree, «ñandú» 🌳'],
    ]);
  });

  it('R2: no two rooms have the same code', () => {
    const { rooms } = open(temporaryFolder());
    rooms.add(ROOM);
    expect(() => rooms.add(ROOM)).toThrow(StoreError);
  });
});

describe('the displays of a store', () => {
  const wall = {
    id: 'AA:BB:CC:DD:EE:01',
    name: 'Wall',
    address: 'http://10.0.0.7:80',
    virtual: false,
    routed: true,
    delivery: DEFAULT_DELIVERY,
  };

  it('are known again after a restart, in the order in which they came', () => {
    const folder = temporaryFolder();
    const { displays } = open(folder);
    displays.put(wall);
    displays.put({ ...wall, id: 'AA:BB:CC:DD:EE:00', name: 'Bar', virtual: true, routed: false });
    displays.put({ ...wall, address: 'http://10.0.0.9:80' });
    expect(open(asAfterKill(folder)).displays.all()).toEqual([
      { ...wall, address: 'http://10.0.0.9:80' },
      { ...wall, id: 'AA:BB:CC:DD:EE:00', name: 'Bar', virtual: true, routed: false },
    ]);
    displays.remove(wall.id);
    expect(displays.all().map(display => display.name)).toEqual(['Bar']);
  });

  it('keep how their pictures get to them; what cannot be read is as if nothing had been chosen', () => {
    const folder = temporaryFolder();
    const { displays } = open(folder);
    const delivery = {
      ...DEFAULT_DELIVERY,
      transport: 'upload',
      format: 'webp',
      quality: 80,
      fps: 12,
    } as const;
    displays.put({ ...wall, delivery });
    expect(open(asAfterKill(folder)).displays.all()).toEqual([{ ...wall, delivery }]);
    const kept = asAfterKill(folder);
    const database = SqliteDatabase.open({
      file: path.join(kept, 'lienzo.db'),
      migrations: MIGRATIONS,
      now: () => new Date(0),
    });
    onTestFinished(() => database.close());
    for (const odd of ["'{half'", `'{"transport":"pigeon"}'`, 'NULL']) {
      database.prepare(`UPDATE displays SET delivery = ${odd}`).run();
      expect(open(asAfterKill(kept)).displays.all()).toEqual([wall]);
    }
  });

  it('that are virtual keep MAC and ports per slot; a MAC is nobody else’s', () => {
    const { virtualDisplays } = open(temporaryFolder());
    const first = { slot: 0, mac: 'AA:BB:CC:00:00:00', httpPort: 8101, streamPort: 8102, name: 'Virtual 1' };
    virtualDisplays.put({ ...first, slot: 1, mac: 'AA:BB:CC:00:00:01' });
    virtualDisplays.put(first);
    virtualDisplays.put({ ...first, httpPort: 9101 });
    expect(virtualDisplays.all().map(({ slot, httpPort }) => [slot, httpPort])).toEqual([
      [0, 9101],
      [1, 8101],
    ]);
    expect(() => virtualDisplays.put({ ...first, slot: 2 })).toThrow(StoreError);
    virtualDisplays.remove(0);
    expect(virtualDisplays.all().map(({ slot }) => slot)).toEqual([1]);
  });
});

describe('what leads where', () => {
  const route: Route = { ...DEFAULT_ROUTE, source: { kind: 'program', room: 'K7QMXD' }, state: 'frozen' };
  const arrangement: Arrangement = { kind: 'wall', columns: 2, rows: 1, gapPx: 40, cells: ['a', null] };

  it('is known again after a kill: routes, groups, scenes and playlists, in the order in which they came', () => {
    const folder = temporaryFolder();
    const { routes, groups, scenes, playlists } = open(folder);
    routes.put('b', DEFAULT_ROUTE);
    routes.put('a', DEFAULT_ROUTE);
    routes.put('b', route);
    groups.put({ id: 'w', name: 'Stage', arrangement, route });
    scenes.put({ id: 's', name: 'Evening', savedAtMs: 5, wall: { any: ['thing'] } });
    playlists.put({ id: 'p', name: 'Breaks', dwellSeconds: 8, media: ['a.png', 'b.gif'] });
    const again = open(asAfterKill(folder));
    expect(again.routes.all()).toEqual([
      { display: 'b', route },
      { display: 'a', route: DEFAULT_ROUTE },
    ]);
    expect(again.groups.all()).toEqual([{ id: 'w', name: 'Stage', arrangement, route }]);
    expect(again.scenes.all()).toEqual([
      { id: 's', name: 'Evening', savedAtMs: 5, wall: { any: ['thing'] } },
    ]);
    expect(again.playlists.all()).toEqual([
      { id: 'p', name: 'Breaks', dwellSeconds: 8, media: ['a.png', 'b.gif'] },
    ]);
  });

  it('is written together or not at all', () => {
    const store = open(temporaryFolder());
    const { routes, groups } = store;
    const failing = () =>
      store.atOnce(() => {
        routes.put('a', route);
        groups.put({ id: 'w', name: 'Stage', arrangement, route });
        throw new Error('The disk is full.');
      });
    expect(failing).toThrow('full');
    expect([routes.all(), groups.all()]).toEqual([[], []]);
  });

  it('is gone when it was removed; what cannot be read is passed over and stays in the file', () => {
    const folder = temporaryFolder();
    const { routes } = open(folder);
    routes.put('a', route);
    routes.put('b', route);
    routes.remove('a');
    const kept = asAfterKill(folder);
    const database = SqliteDatabase.open({
      file: path.join(kept, 'lienzo.db'),
      migrations: MIGRATIONS,
      now: () => new Date(0),
    });
    onTestFinished(() => database.close());
    database.prepare(`UPDATE routes SET json = '{"source":{"kind":"laser"}}'`).run();
    expect(open(asAfterKill(kept)).routes.all()).toEqual([]);
    expect(database.prepare('SELECT id FROM routes').all()).toEqual([{ id: 'b' }]);
  });
});
