import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type Store } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './store-error.ts';
import { asAfterKill, temporaryFolder } from './test-kit/temporary-folder.ts';

function open(folder: string): Store {
  const store = openStore(folder);
  onTestFinished(() => store.close());
  return store;
}

const HALL = {
  code: 'K7QMXD',
  name: 'Hall',
  width: 720,
  height: 720,
  background: '#ffffff',
  pin: null,
  open: true,
  prompt: 'a fox',
} as const;

/** A data folder as the first version of Lienzo left it. */
function folderOfVersion1(): string {
  const folder = temporaryFolder();
  const database = SqliteDatabase.open({
    file: path.join(folder, 'lienzo.db'),
    migrations: MIGRATIONS.slice(0, 1),
    now: () => new Date(0),
  });
  database.exec(`
    INSERT INTO rooms VALUES (1, 'K7QMXD', 'Hall', 720, 720, '#ffffff', 'a fox');
    INSERT INTO items VALUES (1, 1, 'item-1-x', 'stroke', 'ana', 0, x'0102', NULL);
    INSERT INTO items VALUES (1, 2, 'item-2-x', 'clear', 'ben', 0, x'', 'undo-1-x');
    INSERT INTO commands VALUES (1, 3, 'undo-1-x', 'undo', 'ben', NULL);
  `);
  database.close();
  return folder;
}

describe('a room at rest', () => {
  it('that version 1 kept is found whole: open, without a PIN, with all that was drawn', () => {
    const { rooms } = open(folderOfVersion1());
    expect(rooms.all()).toEqual([{ ...HALL, id: 1 }]);
    expect([...rooms.items(1)]).toEqual([
      {
        order: 1,
        id: 'item-1-x',
        kind: 'stroke',
        author: 'ana',
        layer: 0,
        payload: Uint8Array.of(1, 2),
        removedBy: null,
      },
      {
        order: 2,
        id: 'item-2-x',
        kind: 'clear',
        author: 'ben',
        layer: 0,
        payload: new Uint8Array(),
        removedBy: 'undo-1-x',
      },
    ]);
    expect(rooms.commands(1)).toEqual([
      { order: 3, id: 'undo-1-x', kind: 'undo', author: 'ben', rejection: null },
    ]);
    expect(rooms.artists(1)).toEqual([]);
  });

  it('keeps all that the operator changed, and its prompt', () => {
    const folder = temporaryFolder();
    const { rooms } = open(folder);
    const hall = rooms.add(HALL);
    const yard = rooms.add({ ...HALL, code: 'ABCDEF', pin: '0815', open: false });
    const changed = {
      code: 'WXYZ23',
      name: 'Patio «ñ»',
      width: 2048,
      height: 64,
      background: '#102030',
      pin: '47110815',
      open: false,
    };
    rooms.update({ id: hall.id, ...changed });
    const found = open(asAfterKill(folder)).rooms;
    expect(found.all()).toEqual([{ ...hall, ...changed }, yard]);
  });

  it('R2: cannot take the code of another one, and is as it was after the attempt', () => {
    const { rooms } = open(temporaryFolder());
    const hall = rooms.add(HALL);
    const yard = rooms.add({ ...HALL, code: 'ABCDEF' });
    expect(() => rooms.update({ ...yard, code: 'K7QMXD' })).toThrow(StoreError);
    expect(rooms.all()).toEqual([hall, yard]);
  });

  it('knows who has drawn in it, by their newest name, in the order in which they came', () => {
    const folder = temporaryFolder();
    const { rooms } = open(folder);
    const [hall, yard] = [rooms.add(HALL), rooms.add({ ...HALL, code: 'ABCDEF' })];
    rooms.putArtist(hall.id, { author: 'ana', name: 'Guest 1', guest: 1 });
    rooms.putArtist(hall.id, { author: 'ben', name: 'Ben', guest: 2 });
    rooms.putArtist(yard.id, { author: 'ana', name: 'Guest 7', guest: 7 });
    rooms.putArtist(hall.id, { author: 'ana', name: 'Ana', guest: 1 });
    const found = open(asAfterKill(folder)).rooms;
    expect(found.artists(hall.id)).toEqual([
      { author: 'ana', name: 'Ana', guest: 1 },
      { author: 'ben', name: 'Ben', guest: 2 },
    ]);
    expect(found.artists(yard.id)).toEqual([{ author: 'ana', name: 'Guest 7', guest: 7 }]);
  });
});
