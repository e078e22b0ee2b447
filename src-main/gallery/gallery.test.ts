import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeptPicture } from '#shared/contract/gallery';
import { decodePicture } from '../imaging/pictures.ts';
import { loadSharp } from '../imaging/sharp.ts';
import { ANA, BEN, idOf } from '../rooms/test-kit/drawings.ts';
import { pictureOf, show } from '../rooms/test-kit/peer-pictures.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import { GalleryError } from './gallery-error.ts';
import { REST_MS } from './rest-watch.ts';
import { draw, type OpenGallery, openGallery, until } from './test-kit/open-gallery.ts';

/** Why each picture was kept, oldest first, once nothing is on its way any more. */
async function reasonsOf({ gallery }: OpenGallery): Promise<string[]> {
  await gallery.close();
  return gallery
    .list()
    .map(picture => picture.because)
    .reverse();
}

function pngOf({ pictures }: OpenGallery, { file }: KeptPicture): Buffer {
  return readFileSync(path.join(pictures, file));
}

describe('a picture that the operator asks for', () => {
  it('is a PNG in the folder, pixel by pixel what the room shows, when the answer comes', async () => {
    const opened = await openGallery();
    const { gallery, room, clock } = opened;
    draw(room);
    room.penDown(BEN, idOf('pen'), { brush: 'pen', colour: '#00a000', size: 40, opacity: 1 });
    room.penMove(BEN, idOf('pen'), 0, [{ x: 300, y: 300, pressure: 1, atMs: 0 }], clock.now());
    const kept = await gallery.save(room.code);
    expect((await decodePicture(pngOf(opened, kept))).data.equals(opened.shown())).toBe(true);
    expect(kept).toMatchObject({ because: 'save', atMs: clock.wall(), width: 720, height: 720 });
    expect(kept.bytes).toBe(pngOf(opened, kept).length);
    expect(gallery.list()).toEqual([kept]);
    expect(gallery.state).toEqual({ folder: opened.pictures, pictures: 1, newestId: kept.id });
  });

  it('says itself when and where it was drawn, by whom and to what prompt', async () => {
    const opened = await openGallery();
    const { gallery, room, registry, clock } = opened;
    registry.rename(room.code, 'Taller de otoño');
    room.setPrompt('un árbol rojo 🌳');
    draw(room, ANA);
    draw(room, BEN);
    const kept = await gallery.save(room.code.toLowerCase());
    expect(kept).toMatchObject({
      room: room.code,
      roomName: 'Taller de otoño',
      artists: ['Ana', 'Ben'],
      prompt: 'un árbol rojo 🌳',
    });
    expect(kept.file).toMatch(/^\d{4}-\d\d-\d\d \d\d-\d\d-\d\d Taller de otoño\.png$/);
    const { comments = [] } = await loadSharp()(pngOf(opened, kept)).metadata();
    const texts = Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text]));
    expect(texts).toMatchObject({
      Title: 'Taller de otoño',
      Author: 'Ana, Ben',
      Description: 'un árbol rojo 🌳',
      Software: 'Lienzo',
    });
    expect(Date.parse(texts['Creation Time'] ?? '')).toBe(Math.floor(clock.wall() / 1_000) * 1_000);
  });

  it('is kept also if the same is kept already, never in the same file', async () => {
    const opened = await openGallery();
    const { gallery, room } = opened;
    draw(room);
    const all = await Promise.all([1, 2, 3].map(() => gallery.save(room.code)));
    expect(new Set(all.map(({ file }) => file)).size).toBe(3);
    expect(readdirSync(opened.pictures).sort()).toEqual(all.map(({ file }) => file).sort());
  });

  it('is refused with a reason when nothing is drawn, or in a room that is not there', async () => {
    const { gallery, room, registry } = await openGallery();
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'empty' });
    await expect(gallery.save('ZZZZZZ')).rejects.toMatchObject({ code: 'unknown' });
    const other = registry.create();
    draw(other);
    registry.close(other.code);
    await expect(gallery.save(other.code)).rejects.toThrow(GalleryError);
  });

  it('A3: is of an empty canvas again when all was undone, cleared or painted over with paper', async () => {
    const { gallery, room } = await openGallery();
    draw(room);
    room.undo(ANA, idOf('undo'), 0);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'empty' });
    expect(show(room, 'peer', await pictureOf('#ffffff'))).toBe(true);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'empty' });
    expect(show(room, 'peer', await pictureOf('#fffffe'))).toBe(true);
    expect(await gallery.save(room.code)).toMatchObject({ artists: [] });
  });
});

describe('a canvas that is cleared', () => {
  it('is kept as it was before, and the room does not wait for that', async () => {
    const opened = await openGallery();
    const { gallery, room } = opened;
    draw(room);
    const before = opened.shown();
    room.setPrompt('night');
    expect(room.clear(BEN, idOf('clear'), 0)).toMatchObject({ accepted: true });
    expect(room.itemCount).toBe(0);
    draw(room, BEN);
    expect(gallery.state.pictures).toBe(0);
    await until(() => gallery.state.pictures === 1);
    const [kept] = gallery.list();
    expect(kept).toMatchObject({ because: 'clear', artists: ['Ana'], prompt: 'night' });
    if (kept) expect((await decodePicture(pngOf(opened, kept))).data.equals(before)).toBe(true);
  });

  it('is not kept when nothing was on it, nor when it is kept already', async () => {
    const opened = await openGallery();
    const { gallery, room } = opened;
    room.clearByOperator();
    draw(room);
    await gallery.save(room.code);
    room.clearByOperator();
    room.clearByOperator();
    draw(room);
    room.clearByOperator();
    expect(await reasonsOf(opened)).toEqual(['save', 'clear']);
  });

  it('twenty times in a row is twenty pictures', async () => {
    const opened = await openGallery();
    for (let turn = 0; turn < 20; turn += 1) {
      draw(opened.room);
      opened.room.clearByOperator();
    }
    expect(await reasonsOf(opened)).toEqual(Array.from({ length: 20 }, () => 'clear'));
    expect(readdirSync(opened.pictures)).toHaveLength(20);
  });
});

describe('a picture at rest', () => {
  it('is kept a minute after the last change, not earlier, and once', async () => {
    const opened = await openGallery();
    const { gallery, room, clock } = opened;
    draw(room);
    clock.advance(REST_MS - 1);
    draw(room);
    clock.advance(REST_MS - 1);
    room.penDown(BEN, idOf('pen'), { brush: 'pen', colour: '#00a000', size: 40, opacity: 1 });
    room.penMove(BEN, idOf('pen'), 0, [{ x: 300, y: 300, pressure: 1, atMs: 0 }], clock.now());
    clock.advance(REST_MS - 1);
    expect(opened.store.gallery.files()).toEqual([]);
    clock.advance(1);
    await until(() => gallery.state.pictures === 1);
    clock.advance(10 * REST_MS);
    expect(await reasonsOf(opened)).toEqual(['rest']);
  });

  it('is not kept when a save has kept it, nor when it is the same again', async () => {
    const opened = await openGallery();
    const { gallery, room, clock } = opened;
    draw(room);
    await gallery.save(room.code);
    clock.advance(REST_MS);
    draw(room);
    room.undo(ANA, idOf('undo'), 0);
    clock.advance(REST_MS);
    expect(await reasonsOf(opened)).toEqual(['save']);
  });

  it('is kept of each room; an empty canvas is not', async () => {
    const opened = await openGallery();
    const { gallery, registry, clock } = opened;
    const rooms = [1, 2, 3].map(number => registry.create({ name: `Room ${number}` }));
    for (const room of rooms) draw(room);
    clock.advance(REST_MS);
    await until(() => gallery.state.pictures === 3);
    expect(gallery.list().map(({ roomName }) => roomName)).toEqual(['Room 3', 'Room 2', 'Room 1']);
    expect(gallery.list({ room: rooms[1]?.code.toLowerCase() ?? '' })).toMatchObject([
      { roomName: 'Room 2' },
    ]);
  });

  it('is not kept again because the engine was killed and started anew', async () => {
    const opened = await openGallery();
    draw(opened.room);
    opened.clock.advance(REST_MS);
    await until(() => opened.gallery.state.pictures === 1);
    const again = await openGallery({ folder: asAfterKill(opened.folder) });
    expect(again.gallery.state.pictures).toBe(1);
    again.clock.advance(2 * REST_MS);
    expect(await reasonsOf(again)).toEqual(['rest']);
  });

  it('is kept after a restart when the engine was killed before the minute was over', async () => {
    const opened = await openGallery();
    draw(opened.room);
    opened.clock.advance(REST_MS / 2);
    const again = await openGallery({ folder: asAfterKill(opened.folder) });
    again.clock.advance(REST_MS);
    await until(() => again.gallery.state.pictures === 1);
    expect(again.gallery.list()).toMatchObject([{ because: 'rest', artists: ['Ana'] }]);
  });
});

describe('a room', () => {
  it('that closes is kept as it was; nothing is watched in it afterwards', async () => {
    const opened = await openGallery();
    const { registry, room, clock } = opened;
    draw(room);
    const before = opened.shown();
    registry.close(room.code);
    expect(clock.pending).toBe(0);
    await until(() => opened.gallery.state.pictures === 1);
    const [kept] = opened.gallery.list();
    expect(kept).toMatchObject({ because: 'close', room: room.code });
    if (kept) expect((await decodePicture(pngOf(opened, kept))).data.equals(before)).toBe(true);
  });

  it('that is opened again is watched again', async () => {
    const opened = await openGallery();
    const { registry, room, clock } = opened;
    draw(room);
    registry.close(room.code);
    const again = await registry.reopen(room.code);
    clock.advance(REST_MS);
    draw(again);
    again.clearByOperator();
    expect(await reasonsOf(opened)).toEqual(['close', 'clear']);
  });

  it('that gets another code takes its pictures with it', async () => {
    const opened = await openGallery();
    const { gallery, registry, room, clock } = opened;
    draw(room);
    await gallery.save(room.code);
    const recoded = await registry.newCode(room.code);
    expect(gallery.list({ room: recoded.code })).toHaveLength(1);
    expect(gallery.list({ room: room.code })).toEqual([]);
    clock.advance(REST_MS);
    expect(await reasonsOf(opened)).toEqual(['save']);
  });

  it('that gets another canvas is another picture, and the old canvas is let go', async () => {
    const opened = await openGallery();
    const { gallery, registry, room, clock } = opened;
    draw(room);
    await gallery.save(room.code);
    const larger = await registry.setCanvas(room.code, { width: 800, height: 600, background: '#204060' });
    clock.advance(REST_MS);
    await until(() => gallery.state.pictures === 2);
    expect(gallery.list()[0]).toMatchObject({ because: 'rest', width: 800, height: 600 });
    larger.clearByOperator();
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'empty' });
  });

  it('goes on when its picture cannot be taken', async () => {
    const { registry, room, log } = await openGallery();
    draw(room);
    room.artistNames = () => {
      throw new Error('no names today');
    };
    room.clearByOperator();
    expect(room.itemCount).toBe(0);
    registry.close(room.code);
    expect(registry.get(room.code)).toBeUndefined();
    expect(log.sentences.map(({ level }) => level)).toContain('error');
  });
});

describe('a gallery that closes', () => {
  it('leaves no timer, and no room that it would still follow', async () => {
    const { gallery, room, clock } = await openGallery();
    draw(room);
    await gallery.close();
    draw(room);
    room.clearByOperator();
    expect(clock.pending).toBe(0);
    expect(gallery.state.pictures).toBe(0);
    draw(room);
    await expect(gallery.save(room.code)).rejects.toMatchObject({ code: 'disk' });
  });

  it('waits for what was just taken', async () => {
    const { gallery, room, pictures } = await openGallery();
    draw(room);
    room.clearByOperator();
    await gallery.close();
    expect(gallery.state.pictures).toBe(1);
    expect(readdirSync(pictures)).toHaveLength(1);
  });
});
