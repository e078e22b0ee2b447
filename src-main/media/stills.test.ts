import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourOf, openLibrary, watch } from './test-kit/open-library.ts';
import { BLUE, cameraJpeg, GREEN, jpeg, png, RED, webp } from './test-kit/picture-files.ts';

const CAT = { kind: 'media', media: 'cat.png' } as const;

describe('a still', () => {
  it.each([
    ['PNG', png, true],
    ['JPEG', jpeg, true],
    ['WebP', webp, true],
  ])('as %s is shown as it is, and its bytes go along', async (_, make) => {
    const bytes = await make(GREEN, { width: 64, height: 48 });
    const opened = openLibrary(undefined, { 'cat.png': bytes });
    expect(await opened.read('cat.png')).toEqual({
      id: 'cat.png',
      bytes: bytes.length,
      state: 'ready',
      width: 64,
      height: 48,
      pictures: 1,
    });
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    expect(frames[0]).toMatchObject({ source: 'media:cat.png', width: 64, height: 48, still: true });
    expect(frames[0]?.original?.bytes).toEqual(bytes);
    expect((await colourOf(frames[0])).map(value => Math.round(value / 64))).toEqual([0, 4, 0]);
  });

  it('of 12 megapixels is shrunk, its proportions kept, and only its pixels go along', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await jpeg(BLUE, { width: 4032, height: 3024 }) });
    expect(await opened.read('cat.png')).toMatchObject({ state: 'ready', width: 4032, height: 3024 });
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    expect(frames[0]).toMatchObject({ width: 2048, height: 1536 });
    expect(frames[0]?.original).toBeUndefined();
    expect((await frames[0]?.pixels())?.data).toHaveLength(2048 * 1536 * 4);
  });

  it('of a camera that was held upright stands upright', async () => {
    const bytes = await cameraJpeg(BLUE, { width: 80, height: 64 });
    const opened = openLibrary(undefined, { 'cat.png': bytes });
    expect(await opened.read('cat.png')).toMatchObject({ state: 'ready', width: 64, height: 80 });
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    expect(frames[0]).toMatchObject({ width: 64, height: 80 });
    expect(await frames[0]?.pixels()).toMatchObject({ width: 64, height: 80 });
    // A display that is sent the file would show it lying.
    expect(frames[0]?.original).toBeUndefined();
  });

  it('is not worth any work while nobody looks, and one frame when somebody does', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await png() });
    await opened.read('cat.png');
    const source = opened.library.find(CAT);
    expect(source?.current()).toBeUndefined();
    const first = watch(source);
    await opened.until(() => first.frames.length === 1);
    first.stop();
    const second = watch(source);
    await opened.until(() => source?.current() !== undefined);
    expect(source?.current()?.sequence).toBe(1);
    expect(second.frames).toEqual([]);
    expect(opened.library.find(CAT)).toBe(source);
  });

  it('is shown before the others are read, when somebody waits for it', async () => {
    const bytes = await png(RED, { width: 1500, height: 1500 });
    const files = Array.from({ length: 12 }, (_, index) => [`a${index}.png`, bytes] as const);
    const opened = openLibrary(undefined, { ...Object.fromEntries(files), 'z.png': await png(GREEN) });
    const ref = { kind: 'media', media: 'z.png' } as const;
    await opened.until(() => opened.library.find(ref) !== undefined);
    let readBefore: number | undefined;
    opened.library.onChange(() => {
      const ready = opened.library.state.files.filter(({ state }) => state === 'ready').length;
      if (opened.file('z.png')?.state === 'ready') readBefore ??= ready - 1;
    });
    watch(opened.library.find(ref));
    await opened.until(() => readBefore !== undefined);
    expect(readBefore).toBeLessThanOrEqual(1);
  });
});

describe('a file that is removed', () => {
  it('leaves its last picture with a warning; the same name again is the same source', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await png(RED) });
    const { library, folder, until } = opened;
    await opened.read('cat.png');
    const source = library.find(CAT);
    const { frames } = watch(source);
    await until(() => frames.length === 1);
    rmSync(path.join(folder, 'cat.png'));
    await until(() => library.problem(CAT) !== undefined);
    expect(library.problem(CAT)).toEqual({ code: 'file-gone', detail: 'cat.png' });
    expect(library.state.files).toEqual([]);
    expect(library.find(CAT)).toBe(source);
    expect(await colourOf(source?.current())).toEqual(RED);
    opened.put('cat.png', await png(BLUE));
    await until(() => frames.length === 2);
    expect(library.problem(CAT)).toBeUndefined();
    expect(library.find(CAT)).toBe(source);
    expect(frames[1]?.sequence).toBe(2);
    expect(await colourOf(frames[1])).toEqual(BLUE);
  });

  it('is told to whoever listens, once', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    let told = 0;
    opened.library.onChange(() => {
      told += 1;
    });
    await opened.library.remove('cat.png');
    expect(opened.library.state.files).toEqual([]);
    expect(told).toBe(1);
    opened.clock.advance(60_000);
    await expect(opened.library.remove('cat.png')).rejects.toMatchObject({ code: 'unknown' });
  });

  it('that was never there is gone as well', () => {
    const { library } = openLibrary();
    expect(library.find(CAT)).toBeUndefined();
    expect(library.problem(CAT)).toMatchObject({ code: 'file-gone' });
  });
});

describe('a file that is replaced', () => {
  it('is shown anew on the same source, which keeps the old picture until then', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    const { frames } = watch(opened.library.find(CAT));
    await opened.until(() => frames.length === 1);
    const other = path.join(opened.folder, '.other');
    writeFileSync(other, await png(GREEN, { width: 20, height: 10 }));
    renameSync(other, path.join(opened.folder, 'cat.png'));
    await opened.until(() => frames.length === 2);
    expect(frames[1]).toMatchObject({ width: 20, height: 10, sequence: 2 });
    expect(await colourOf(frames[1])).toEqual(GREEN);
  });

  it('while nobody looks never shows the old picture to who looks next', async () => {
    const opened = openLibrary(undefined, { 'cat.png': await png(RED) });
    await opened.read('cat.png');
    const source = opened.library.find(CAT);
    const first = watch(source);
    await opened.until(() => first.frames.length === 1);
    first.stop();
    const other = path.join(opened.folder, '.other');
    writeFileSync(other, await png(GREEN, { width: 20, height: 10 }));
    renameSync(other, path.join(opened.folder, 'cat.png'));
    await opened.until(() => opened.library.state.files[0]?.width === 20);
    expect(source?.current()).toBeUndefined();
    const next = watch(source);
    await opened.until(() => next.frames.length === 1);
    expect(await colourOf(next.frames[0])).toEqual(GREEN);
  });

  it('by something broken keeps the old picture and says so', async () => {
    const bytes = await png(RED, { width: 300, height: 300 });
    const opened = openLibrary(undefined, { 'cat.png': bytes });
    await opened.read('cat.png');
    const source = opened.library.find(CAT);
    const { frames } = watch(source);
    await opened.until(() => frames.length === 1);
    opened.put('cat.png', bytes.subarray(0, bytes.length - 30));
    await opened.until(() => opened.library.problem(CAT)?.code === 'file-broken');
    expect(source?.current()).toBe(frames[0]);
    expect(await colourOf(frames[0])).toEqual(RED);
  });
});
