import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { BEN } from '../rooms/test-kit/drawings.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { REST_MS } from './rest-watch.ts';
import { fillUp, smallDisk, stopAnswering } from './test-kit/bad-disks.ts';
import { draw, type OpenGallery, openGallery, until } from './test-kit/open-gallery.ts';

function levelsOf({ log }: OpenGallery): string[] {
  return log.sentences.map(({ level }) => level);
}

function diskOrSkip(context: TestContext): string {
  return smallDisk() ?? context.skip('a disk can be mounted by root on Linux only');
}

describe('a full disk', () => {
  it('is told to the operator, once in the log, while pictures wait and everybody draws on', async context => {
    const disk = diskOrSkip(context);
    const opened = await openGallery({ pictures: path.join(disk, 'gallery') });
    const { gallery, room, clock } = opened;
    fillUp(disk);
    draw(room);
    const save = gallery.save(room.code);
    await expect(save).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('is full') });
    expect(gallery.state).toEqual({
      folder: opened.pictures,
      pictures: 0,
      problem: {
        code: 'disk-full',
        detail: expect.stringContaining('ENOSPC'),
        since: clock.wall(),
        waiting: 1,
        lost: 0,
      },
    });
    draw(room, BEN);
    room.clearByOperator();
    draw(room);
    clock.advance(REST_MS);
    expect(room.itemCount).toBe(1);
    await until(() => gallery.state.problem?.waiting === 3);
    expect(levelsOf(opened)).toEqual(['warn']);
    expect(readdirSync(opened.pictures)).toEqual([]);
  });

  it('that has room again gets everything that waited, in order', async context => {
    const disk = diskOrSkip(context);
    const opened = await openGallery({ pictures: path.join(disk, 'gallery') });
    const { gallery, room, clock } = opened;
    const makeRoom = fillUp(disk);
    draw(room);
    room.clearByOperator();
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    makeRoom();
    clock.advance(1_000);
    await until(() => gallery.state.problem === undefined && gallery.state.pictures === 2);
    expect(gallery.list().map(({ because }) => because)).toEqual(['save', 'clear']);
    expect(readdirSync(opened.pictures)).toHaveLength(2);
    expect(levelsOf(opened)).toEqual(['warn', 'info']);
  });

  it('with room again is noticed at once by whoever saves', async context => {
    const disk = diskOrSkip(context);
    const { gallery, room } = await openGallery({ pictures: path.join(disk, 'gallery') });
    const makeRoom = fillUp(disk);
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    makeRoom();
    expect(await gallery.save(room.code)).toMatchObject({ because: 'save' });
    expect(gallery.state).toMatchObject({ pictures: 2 });
    expect(gallery.state.problem).toBeUndefined();
  });

  it('is left its last twentieth: pictures do not keep strokes from being stored', async context => {
    const disk = diskOrSkip(context);
    const { gallery, room } = await openGallery({ pictures: path.join(disk, 'gallery') });
    draw(room);
    const { bytes } = await gallery.save(room.code);
    const { blocks, bsize } = statfsSync(disk);
    const makeRoom = fillUp(disk, (blocks * bsize) / 20 + bytes / 2);
    const free = statfsSync(disk).bavail * bsize;
    expect(free).toBeGreaterThan(bytes);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    expect(gallery.state.problem).toMatchObject({ code: 'disk-full' });
    expect(statfsSync(disk).bavail * bsize).toBe(free);
    makeRoom();
    await gallery.save(room.code);
  });
});

describe('a folder', () => {
  it('that cannot be made is a problem from the start, until it can', async () => {
    const pictures = path.join(temporaryFolder(), 'in the way', 'gallery');
    writeFileSync(path.dirname(pictures), 'a file');
    const opened = await openGallery({ pictures });
    const { gallery, room, clock } = opened;
    expect(gallery.state.problem).toMatchObject({ code: 'unwritable', waiting: 0, since: clock.wall() });
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    rmSync(path.dirname(pictures));
    clock.advance(30_000);
    await until(() => gallery.state.pictures === 1);
    expect(gallery.state.problem).toBeUndefined();
  });

  it('that is moved away while the app runs is not made anew; moved back, it gets what waited', async () => {
    const opened = await openGallery();
    const { gallery, room, pictures } = opened;
    draw(room);
    const first = await gallery.save(room.code);
    renameSync(pictures, `${pictures} elsewhere`);
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    expect(gallery.state.problem).toMatchObject({ code: 'unwritable', waiting: 1 });
    expect(existsSync(pictures)).toBe(false);
    // What is in it is not forgotten for that.
    expect(gallery.list()).toEqual([first]);
    await expect(gallery.thumbnail(first.id)).rejects.toMatchObject({ code: 'disk' });
    expect(gallery.state.pictures).toBe(1);
    renameSync(`${pictures} elsewhere`, pictures);
    await gallery.save(room.code);
    expect(gallery.state).toMatchObject({ pictures: 3 });
    expect(await gallery.thumbnail(first.id)).toMatch(/^data:image\/jpeg;base64,/);
    expect(levelsOf(opened)).toEqual(['warn', 'info']);
  });

  it('is cleared of what a killed process left half written, and of nothing else', async () => {
    const pictures = path.join(temporaryFolder(), 'gallery');
    mkdirSync(pictures);
    for (const name of ['.lienzo-4711.tmp', 'holiday.png', '.hidden'])
      writeFileSync(path.join(pictures, name), 'x');
    const { gallery, room } = await openGallery({ pictures });
    draw(room);
    const { file } = await gallery.save(room.code);
    expect(readdirSync(pictures).sort()).toEqual(['.hidden', file, 'holiday.png'].sort());
  });
});

describe.skipIf(process.platform === 'win32')('a disk that does not answer', () => {
  it('is told after ten seconds; nobody who draws notices, and whoever saves then is told at once', async () => {
    const opened = await openGallery();
    const { gallery, room, clock, pictures } = opened;
    const release = stopAnswering(pictures);
    draw(room);
    const save = gallery.save(room.code);
    save.catch(() => undefined); // It is looked at below.
    await until(() => clock.pending > 1);
    clock.advance(10_000);
    await expect(save).rejects.toMatchObject({ code: 'disk' });
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    expect(gallery.state.problem).toMatchObject({
      code: 'unwritable',
      detail: 'no answer for 10 s',
      waiting: 2,
    });
    draw(room);
    room.clearByOperator();
    expect(gallery.state.problem?.waiting).toBe(3);
    release();
    await until(() => gallery.state.problem?.detail !== 'no answer for 10 s');
    clock.advance(1_000);
    await until(() => gallery.state.problem === undefined && gallery.state.pictures === 3);
    expect(levelsOf(opened)).toEqual(['warn', 'info']);
  });

  it('keeps no picture for one at rest that somebody has drawn on meanwhile', async () => {
    const opened = await openGallery();
    const { gallery, registry, room, clock, pictures } = opened;
    const other = registry.create({ name: 'Yard' });
    draw(other);
    const release = stopAnswering(pictures);
    draw(room);
    room.clearByOperator();
    await until(() => clock.pending > 2);
    clock.advance(REST_MS);
    draw(other);
    release();
    await until(() => gallery.state.problem?.detail !== 'no answer for 10 s');
    expect(gallery.state.problem?.waiting).toBe(1);
    clock.advance(1_000);
    await until(() => gallery.state.problem === undefined);
    expect(gallery.list().map(({ because }) => because)).toEqual(['clear']);
    clock.advance(REST_MS);
    await until(() => gallery.state.pictures === 2);
    expect(gallery.list()[0]).toMatchObject({ because: 'rest', roomName: 'Yard' });
  });

  it('keeps nobody from closing the app for longer than a few seconds', async () => {
    const opened = await openGallery();
    const { gallery, room, clock, pictures } = opened;
    const release = stopAnswering(pictures);
    draw(room);
    const save = expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    await until(() => clock.pending > 1);
    const closing = gallery.close();
    clock.advance(4_000);
    await closing;
    await save;
    expect(clock.pending).toBe(0);
    expect(opened.log.sentences.at(-1)).toMatchObject({ level: 'error', facts: { pictures: 1 } });
    release();
    await until(() => readdirSync(pictures).length === 0);
    expect(clock.pending).toBe(0);
  });
});

describe('closing while pictures wait', () => {
  it('tries once more', async () => {
    const { gallery, room, pictures, clock } = await openGallery();
    renameSync(pictures, `${pictures} elsewhere`);
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
    renameSync(`${pictures} elsewhere`, pictures);
    await gallery.close();
    expect(gallery.state.pictures).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('says in the log what was lost', async () => {
    const { gallery, room, pictures, log, clock } = await openGallery();
    rmSync(pictures, { recursive: true });
    draw(room);
    room.clearByOperator();
    draw(room);
    room.clearByOperator();
    await gallery.close();
    expect(log.sentences.at(-1)).toMatchObject({ level: 'error', facts: { pictures: 2 } });
    expect(clock.pending).toBe(0);
  });
});
