import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeptPicture } from '#shared/contract/gallery';
import { readImageHeader } from '../imaging/image-header.ts';
import { decodePicture } from '../imaging/pictures.ts';
import { pictureOf, show } from '../rooms/test-kit/peer-pictures.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import { draw, type OpenGallery, openGallery, until } from './test-kit/open-gallery.ts';

async function saveThree({ gallery, room }: OpenGallery): Promise<KeptPicture[]> {
  const kept: KeptPicture[] = [];
  for (let count = 0; count < 3; count += 1) {
    draw(room);
    kept.push(await gallery.save(room.code));
  }
  return kept;
}

function bytesOf(image: string): Buffer {
  expect(image).toMatch(/^data:image\/jpeg;base64,/);
  return Buffer.from(image.slice(image.indexOf(',') + 1), 'base64');
}

describe('the list', () => {
  it('is newest first, goes on after the last one of a page, and is the same after a restart', async () => {
    const opened = await openGallery();
    const kept = await saveThree(opened);
    const newestFirst = [...kept].reverse();
    expect(opened.gallery.list()).toEqual(newestFirst);
    const [newest] = newestFirst;
    expect(opened.gallery.list({ before: newest?.id ?? 0 })).toEqual(newestFirst.slice(1));
    expect(opened.gallery.state).toMatchObject({ pictures: 3, newestId: newest?.id });
    const again = await openGallery({ folder: asAfterKill(opened.folder) });
    expect(again.gallery.list({ room: opened.room.code })).toEqual(newestFirst);
    expect(again.gallery.state).toMatchObject({ pictures: 3, newestId: newest?.id });
  });

  it('leaves out a picture whose file somebody has deleted, and has it again when the file is back', async () => {
    const opened = await openGallery();
    const { gallery, pictures } = opened;
    const [first, second, third] = await saveThree(opened);
    if (!first || !second || !third) throw new Error('three were saved');
    const file = path.join(pictures, third.file);
    renameSync(file, `${pictures}.png`);
    gallery.list();
    await until(() => gallery.state.pictures === 2);
    expect(gallery.state.newestId).toBe(second.id);
    expect(gallery.list()).toEqual([second, first]);
    await expect(gallery.thumbnail(third.id)).rejects.toMatchObject({ code: 'unknown' });
    renameSync(`${pictures}.png`, file);
    gallery.list();
    await until(() => gallery.state.pictures === 3);
    expect(gallery.list()).toEqual([third, second, first]);
  });

  it('does not take a picture that was put away for one that was never kept', async () => {
    const opened = await openGallery();
    const { gallery, room, pictures } = opened;
    draw(room);
    const { file } = await gallery.save(room.code);
    rmSync(path.join(pictures, file));
    room.clearByOperator();
    await gallery.close();
    expect(opened.store.gallery.files()).toMatchObject([{ file }]);
  });
});

describe('a thumbnail', () => {
  it('is a JPEG of at most 240 px a side, in the proportions of the picture', async () => {
    const opened = await openGallery();
    const { gallery, registry, room, pictures } = opened;
    await registry.setCanvas(room.code, { width: 800, height: 600, background: '#204060' });
    const wide = registry.get(room.code);
    if (wide) draw(wide);
    const { id, file } = await gallery.save(room.code);
    const small = bytesOf(await gallery.thumbnail(id));
    expect(readImageHeader(small)).toMatchObject({ format: 'jpeg', width: 240, height: 180 });
    const [whole, seen] = [
      await decodePicture(readFileSync(path.join(pictures, file))),
      await decodePicture(small),
    ];
    // Its paper, which is most of it: colour for colour but for what JPEG rounds.
    for (const channel of [0, 1, 2])
      expect(Math.abs((seen.data[channel] ?? 0) - (whole.data[channel] ?? 0))).toBeLessThanOrEqual(6);
  });

  it('of a small canvas is not blown up', async () => {
    const { gallery, registry } = await openGallery();
    const tiny = registry.create({ canvas: { width: 100, height: 64, background: '#000000' } });
    show(tiny, 'peer', await pictureOf('#c02040'));
    const { id } = await gallery.save(tiny.code);
    expect(readImageHeader(bytesOf(await gallery.thumbnail(id)))).toMatchObject({ width: 100, height: 64 });
  });

  it('of a whole page at once comes, each its own', async () => {
    const opened = await openGallery();
    const kept = await saveThree(opened);
    const all = await Promise.all([...kept, ...kept].map(({ id }) => opened.gallery.thumbnail(id)));
    expect(new Set(all).size).toBe(3);
    expect(all.slice(3)).toEqual(all.slice(0, 3));
  });

  it('of a file that was deleted, broken or never there is refused with a reason', async () => {
    const opened = await openGallery();
    const { gallery, pictures } = opened;
    const [first, second, third] = await saveThree(opened);
    if (!first || !second || !third) throw new Error('three were saved');
    rmSync(path.join(pictures, first.file));
    writeFileSync(path.join(pictures, second.file), 'no picture');
    writeFileSync(
      path.join(pictures, third.file),
      readFileSync(path.join(pictures, third.file)).subarray(0, 999),
    );
    await expect(gallery.thumbnail(first.id)).rejects.toMatchObject({ code: 'unknown' });
    await expect(gallery.thumbnail(second.id)).rejects.toMatchObject({ code: 'unknown' });
    await expect(gallery.thumbnail(third.id)).rejects.toMatchObject({ code: 'unknown' });
    await expect(gallery.thumbnail(4_711)).rejects.toMatchObject({ code: 'unknown' });
    expect(gallery.state.pictures).toBe(2);
  });
});
