import { describe, expect, it, onTestFinished } from 'vitest';
import { GALLERY_PAGE } from '#shared/contract/gallery';
import { openStore } from './database.ts';
import type { GalleryStore, NewPicture } from './gallery-store.ts';
import { asAfterKill, temporaryFolder } from './test-kit/temporary-folder.ts';

function open(folder: string): GalleryStore {
  const store = openStore(folder);
  onTestFinished(() => store.close());
  return store.gallery;
}

function pictureOf(number: number, other: Partial<NewPicture> = {}): NewPicture {
  return {
    file: `picture ${number}.png`,
    atMs: 1_700_000_000_000 + number,
    because: 'rest',
    room: 'K7QMXD',
    roomName: 'Taller de otoño',
    artists: ['Ana', '"Łukasz", 花子'],
    prompt: 'un árbol 🌳',
    width: 720,
    height: 480,
    bytes: 12_345,
    digest: `digest-${number}`,
    ...other,
  };
}

describe('the gallery of a store', () => {
  it('has a picture on the disk, whole, when the call returns, also if the process is killed then', () => {
    const folder = temporaryFolder();
    const { digest: _, ...facts } = pictureOf(1);
    const kept = open(folder).add(pictureOf(1));
    expect(kept).toEqual({ ...facts, id: kept.id });
    const found = open(asAfterKill(folder));
    expect(found.get(kept.id)).toEqual(kept);
    expect(found.summary()).toEqual({ pictures: 1, newestId: kept.id });
  });

  it('is empty at first', () => {
    const gallery = open(temporaryFolder());
    expect(gallery.page({})).toEqual([]);
    expect(gallery.summary()).toEqual({ pictures: 0 });
    expect(gallery.get(1)).toBeUndefined();
    expect(gallery.newestDigest('K7QMXD')).toBeUndefined();
  });

  it('is read in pages, newest first, all of it or one room', () => {
    const gallery = open(temporaryFolder());
    const all = Array.from({ length: 2 * GALLERY_PAGE + 5 }, (_, index) =>
      gallery.add(pictureOf(index, { room: index % 2 === 0 ? 'K7QMXD' : 'ABCDEF' })),
    ).reverse();
    const read: typeof all = [];
    for (
      let page = gallery.page({});
      page.length > 0;
      page = gallery.page({ before: read.at(-1)?.id ?? 0 })
    ) {
      expect(page.length).toBeLessThanOrEqual(GALLERY_PAGE);
      read.push(...page);
    }
    expect(read).toEqual(all);
    const one = all.filter(({ room }) => room === 'ABCDEF');
    expect(gallery.page({ room: 'ABCDEF' })).toEqual(one.slice(0, GALLERY_PAGE));
    expect(gallery.page({ room: 'ABCDEF', before: one[GALLERY_PAGE]?.id ?? 0 })).toEqual(
      one.slice(GALLERY_PAGE + 1),
    );
  });

  it('tells nobody of a file that is gone, and remembers it', () => {
    const gallery = open(temporaryFolder());
    const [first, second] = [gallery.add(pictureOf(1)), gallery.add(pictureOf(2))];
    gallery.mark([{ id: second.id, gone: true }]);
    expect(gallery.page({})).toEqual([first]);
    expect(gallery.get(second.id)).toBeUndefined();
    expect(gallery.summary()).toEqual({ pictures: 1, newestId: first.id });
    expect(gallery.newestDigest('K7QMXD')).toBe('digest-2');
    expect(gallery.files()).toEqual([
      { id: first.id, file: first.file, gone: false },
      { id: second.id, file: second.file, gone: true },
    ]);
    gallery.mark([{ id: second.id, gone: false }]);
    expect(gallery.page({})).toEqual([second, first]);
  });

  it('takes a new picture for a file that was gone; an id means one picture for ever', () => {
    const gallery = open(temporaryFolder());
    const before = gallery.add(pictureOf(1));
    gallery.mark([{ id: before.id, gone: true }]);
    const after = gallery.add(pictureOf(1, { prompt: 'another' }));
    expect(after.id).toBeGreaterThan(before.id);
    expect(gallery.page({})).toEqual([after]);
    expect(gallery.files()).toHaveLength(1);
  });

  it('goes with a room that gets another code', () => {
    const gallery = open(temporaryFolder());
    gallery.add(pictureOf(1));
    const other = gallery.add(pictureOf(2, { room: 'ABCDEF' }));
    gallery.recode('K7QMXD', 'ZZZZZZ');
    expect(gallery.page({ room: 'ZZZZZZ' })).toMatchObject([{ file: 'picture 1.png' }]);
    expect(gallery.page({ room: 'K7QMXD' })).toEqual([]);
    expect(gallery.page({ room: 'ABCDEF' })).toEqual([other]);
  });
});
