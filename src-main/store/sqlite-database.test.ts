import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from './database.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './store-error.ts';
import { temporaryFolder } from './test-kit/temporary-folder.ts';

const CREATE = 'CREATE TABLE notes (text TEXT NOT NULL UNIQUE) STRICT';
const now = () => new Date('2026-11-21T10:20:30.456Z');

function open(file: string, migrations: readonly string[] = [CREATE]): SqliteDatabase {
  const database = SqliteDatabase.open({ file, migrations, now });
  onTestFinished(() => database.close());
  return database;
}

function faultOf(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const notes = (database: SqliteDatabase) => database.prepare('SELECT text FROM notes ORDER BY text').all();

describe('a database', () => {
  it('keeps what was written over closing and opening', () => {
    const file = path.join(temporaryFolder(), 'a.db');
    const first = open(file);
    first.prepare('INSERT INTO notes VALUES (?)').run('kept');
    first.close();
    expect(notes(open(file))).toEqual([{ text: 'kept' }]);
  });

  it('keeps all of a transaction or nothing', () => {
    const database = open(path.join(temporaryFolder(), 'a.db'));
    const insert = database.prepare('INSERT INTO notes VALUES (?)');
    const twice = () =>
      database.transaction(() => {
        insert.run('one');
        insert.run('one');
      });
    expect(faultOf(twice).code).toBe('failed');
    expect(notes(database)).toEqual([]);
    database.transaction(() => insert.run('one'));
    expect(notes(database)).toEqual([{ text: 'one' }]);
  });

  it('belongs to one process: a second opener is told who is in the way', () => {
    const file = path.join(temporaryFolder(), 'a.db');
    open(file);
    const fault = faultOf(() => open(file));
    expect(fault.code).toBe('in-use');
    expect(fault.message).toContain('Another Lienzo is using');
  });
});

describe('a migration', () => {
  it('leads an older database to the newest schema and keeps its rows', () => {
    const file = path.join(temporaryFolder(), 'a.db');
    const old = open(file);
    old.prepare('INSERT INTO notes VALUES (?)').run('from before');
    old.close();
    const migrated = open(file, [
      CREATE,
      'ALTER TABLE notes ADD COLUMN colour TEXT',
      'UPDATE notes SET colour = text',
    ]);
    expect(migrated.prepare('SELECT text, colour FROM notes').all()).toEqual([
      { text: 'from before', colour: 'from before' },
    ]);
  });

  it('leaves a whole, dated backup beside the database, and none for a new one', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.db');
    const old = open(file);
    old.prepare('INSERT INTO notes VALUES (?)').run('from before');
    old.close();
    expect(readdirSync(folder)).toEqual(['a.db']);
    open(file, [CREATE, 'DELETE FROM notes']);
    const backup = 'a.db.v1.2026-11-21T10-20-30-456Z.backup';
    expect(readdirSync(folder)).toContain(backup);
    expect(notes(open(path.join(folder, backup)))).toEqual([{ text: 'from before' }]);
  });

  it('that fails changes nothing', () => {
    const file = path.join(temporaryFolder(), 'a.db');
    open(file).close();
    expect(() => open(file, [CREATE, 'DROP TABLE notes', 'this is no SQL'])).toThrow(StoreError);
    expect(notes(open(file))).toEqual([]);
  });

  it('refuses a database of a newer Lienzo with a sentence, and does not touch it', () => {
    const file = path.join(temporaryFolder(), 'a.db');
    open(file, [CREATE, 'CREATE TABLE later (x)']).close();
    const before = readFileSync(file);
    const fault = faultOf(() => open(file));
    expect(fault.code).toBe('newer-version');
    expect(fault.message).toContain('newer Lienzo');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a store that cannot be opened', () => {
  it('says that the folder cannot be written', () => {
    const file = path.join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    const fault = faultOf(() => openStore(path.join(file, 'data')));
    expect(fault.code).toBe('unwritable');
    expect(fault.message).toContain(path.join(file, 'data'));
  });

  it('says that something else lies where the database belongs', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'lienzo.db'));
    expect(faultOf(() => openStore(folder)).code).toBe('unwritable');
  });

  it('says that the file is no database, and leaves it as it is', () => {
    const folder = temporaryFolder();
    const bytes = Buffer.from('not a database '.repeat(400));
    writeFileSync(path.join(folder, 'lienzo.db'), bytes);
    expect(faultOf(() => openStore(folder)).code).toBe('broken');
    expect(readFileSync(path.join(folder, 'lienzo.db')).equals(bytes)).toBe(true);
  });
});
