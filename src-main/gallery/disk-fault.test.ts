import { describe, expect, it, onTestFinished } from 'vitest';
import { GalleryStore, type NewPicture } from '../store/gallery-store.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { SqliteDatabase } from '../store/sqlite-database.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { diskFaultOf, sentenceOf } from './disk-fault.ts';

/** What a database throws that may not grow any more. */
function errorOfFullDatabase(): unknown {
  const database = SqliteDatabase.open({
    file: `${temporaryFolder()}/full.db`,
    migrations: MIGRATIONS,
    now: () => new Date(0),
  });
  onTestFinished(() => database.close());
  database.exec('PRAGMA max_page_count = 1'); // It takes the present size as the least.
  const gallery = new GalleryStore(database);
  const facts: Omit<NewPicture, 'file'> = {
    atMs: 0,
    because: 'rest',
    room: 'K7QMXD',
    roomName: 'Hall',
    artists: [],
    prompt: 'x'.repeat(2_000),
    width: 1,
    height: 1,
    bytes: 0,
    digest: '',
  };
  try {
    for (let number = 0; ; number += 1) gallery.add({ ...facts, file: `${number}` });
  } catch (error) {
    return error;
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: said the system`), { code });
}

describe('why a picture could not be written', () => {
  it.each(['ENOSPC', 'EDQUOT'])('is a full disk for %s', code => {
    expect(diskFaultOf(systemError(code))).toEqual({ code: 'disk-full', detail: `${code}: said the system` });
  });

  it.each(['EACCES', 'EROFS', 'ENOENT', 'EIO', 'ENOTDIR'])('is an unwritable folder for %s', code => {
    expect(diskFaultOf(systemError(code))).toEqual({
      code: 'unwritable',
      detail: `${code}: said the system`,
    });
  });

  it('is a full disk when the database cannot grow', () => {
    expect(diskFaultOf(errorOfFullDatabase())).toMatchObject({ code: 'disk-full' });
  });

  it('is told in a sentence that says of which folder, why, and what becomes of the picture', () => {
    expect(sentenceOf({ code: 'disk-full', detail: 'ENOSPC' }, '/pictures')).toBe(
      'The disk that holds /pictures is full. The picture waits in memory and is written as soon as that works.',
    );
    expect(sentenceOf({ code: 'unwritable', detail: 'EACCES' }, '/pictures')).toContain('/pictures (EACCES)');
  });
});
