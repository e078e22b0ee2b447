import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { colourOf, openLibrary, watch } from './test-kit/open-library.ts';
import { BLUE, GREEN, png, RED } from './test-kit/picture-files.ts';

const CAT = { kind: 'media', media: 'cat.png' } as const;

describe('the media folder', () => {
  it('is made when it is not there, and cleared of what a killed process left', async () => {
    const opened = openLibrary(temporaryFolder(), {
      '.lienzo-4711.tmp': Buffer.from('half'),
      '.mine': Buffer.from('x'),
    });
    await opened.until(() => !existsSync(path.join(opened.folder, '.lienzo-4711.tmp')));
    expect(readdirSync(opened.folder)).toEqual(['.mine']);
    expect(opened.library.state).toEqual({ folder: opened.folder, files: [], playlists: [] });
  });

  it('is looked at when something in it changes, and in any case from time to time', async () => {
    const opened = openLibrary();
    opened.put('a.png', await png());
    opened.put('b.png', await png());
    mkdirSync(path.join(opened.folder, 'c.png'));
    await opened.read('a.png');
    await opened.read('b.png');
    renameSync(path.join(opened.folder, 'a.png'), path.join(opened.folder, 'z.png'));
    await opened.read('z.png');
    expect(opened.library.state.files.map(({ id }) => id)).toEqual(['b.png', 'z.png']);
  });

  it('that is moved away says so and is not made anew; what was shown stays, and works again when it is back', async () => {
    const opened = openLibrary(temporaryFolder(), { 'cat.png': await png(RED), 'dog.png': await png(GREEN) });
    const { library, folder } = opened;
    await opened.read('cat.png');
    await opened.read('dog.png');
    const source = library.find(CAT);
    const { frames } = watch(source);
    await opened.until(() => frames.length === 1);
    renameSync(folder, `${folder} elsewhere`);
    await opened.until(() => library.state.problem !== undefined);
    expect(library.state.problem).toEqual({
      code: 'folder-unreadable',
      detail: expect.stringContaining('ENOENT'),
    });
    expect(library.problem(CAT)).toMatchObject({ code: 'folder-unreadable' });
    expect(library.problem({ kind: 'media', media: 'nobody.png' })).toMatchObject({
      code: 'folder-unreadable',
    });
    // What is in it is not forgotten for that.
    expect(library.state.files).toHaveLength(2);
    expect(await colourOf(source?.current())).toEqual(RED);
    const dog = watch(library.find({ kind: 'media', media: 'dog.png' }));
    opened.clock.advance(20_000);
    await expect(opened.library.remove('cat.png')).rejects.toMatchObject({ code: 'disk' });
    const upload = { upload: 'u', name: 'new.png', total: 1, offset: 0, part: Buffer.from('x') };
    await expect(library.receive(upload)).rejects.toMatchObject({ code: 'disk' });
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder} elsewhere`, folder);
    await opened.until(() => library.state.problem === undefined && dog.frames.length === 1);
    expect(library.problem(CAT)).toBeUndefined();
    expect(frames).toHaveLength(1);
    opened.put('cat.png', await png(BLUE));
    await opened.until(() => frames.length === 2);
    expect(opened.log.sentences.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  it('that is exchanged for another of its name is the other, and watched', async () => {
    const opened = openLibrary(temporaryFolder(), { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    const other = path.join(path.dirname(opened.folder), 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'dog.png'), await png());
    rmSync(opened.folder, { recursive: true });
    renameSync(other, opened.folder);
    await opened.read('dog.png');
    expect(opened.library.state.files.map(({ id }) => id)).toEqual(['dog.png']);
    opened.put('bird.png', await png());
    await opened.read('bird.png');
  });

  it('that cannot be made is a problem from the start, until it can', async () => {
    const opened = openLibrary();
    // Before its first look.
    rmSync(opened.folder, { recursive: true });
    writeFileSync(opened.folder, 'a file in the way');
    await opened.until(() => opened.library.state.problem !== undefined);
    rmSync(opened.folder);
    await opened.until(() => opened.library.state.problem === undefined);
    expect(existsSync(opened.folder)).toBe(true);
  });
});

describe('a file that is put in by the page', () => {
  async function upload(opened: ReturnType<typeof openLibrary>, name: string, bytes: Buffer) {
    const half = bytes.length >> 1;
    const part = { upload: name, name, total: bytes.length };
    const first = await opened.library.receive({ ...part, offset: 0, part: bytes.subarray(0, half) });
    expect(first).toEqual({ done: false });
    return opened.library.receive({ ...part, offset: half, part: bytes.subarray(half) });
  }

  it('is listed when the last part is answered, and shown at once', async () => {
    const opened = openLibrary();
    expect(await upload(opened, 'cat.png', await png(GREEN))).toEqual({ done: true, media: 'cat.png' });
    expect(opened.file('cat.png')).toBeDefined();
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    expect(await colourOf(frames[0])).toEqual(GREEN);
    expect(await upload(opened, 'cat.png', await png(RED))).toEqual({ done: true, media: 'cat (2).png' });
    expect(opened.library.state.files).toHaveLength(2);
  });

  it('has the id that the listing gives it, however its name was composed', async () => {
    const opened = openLibrary();
    const { media = '' } = await upload(opened, 'n\u0303andu\u0301.png', await png(GREEN));
    expect(media).toBe('\u00F1and\u00FA.png');
    expect(await opened.read(media)).toMatchObject({ state: 'ready' });
    await opened.library.remove(media);
    expect(readdirSync(opened.folder)).toEqual([]);
  });
});

describe('the library', () => {
  it('leaves no timer and no work behind when it is closed', async () => {
    const opened = openLibrary(temporaryFolder(), { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    watch(opened.library.find(CAT));
    const upload = { upload: 'u', name: 'new.png', total: 2, offset: 0, part: Buffer.from('x') };
    await opened.library.receive(upload);
    await opened.library.close();
    await opened.until(() => opened.clock.pending === 0);
  });

  it('does nothing on a folder in which nothing happens', async () => {
    const opened = openLibrary(temporaryFolder(), { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    let told = 0;
    opened.library.onChange(() => {
      told += 1;
    });
    for (let second = 0; second < 60; second += 1) await opened.until(() => true);
    expect([told, frames.length]).toEqual([0, 1]);
  });
});
