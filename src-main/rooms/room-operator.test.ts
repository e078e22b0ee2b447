import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import type { Author } from './author.ts';
import type { Room } from './room.ts';
import { ANA, BEN, EVA, idOf, strokeOf } from './test-kit/drawings.ts';
import { failWrites } from './test-kit/failing-store.ts';
import { eventsOf, openRoom, pixelsOf } from './test-kit/open-rooms.ts';
import { pictureOf, show } from './test-kit/peer-pictures.ts';
import { tokenOf, Visitor, visit } from './test-kit/visitor.ts';

function draw(room: Room, by: Author, name: string | number): void {
  room.commit(by, { id: idOf(name), layer: 0, stroke: strokeOf(1) }, 0);
}

describe('a clear', () => {
  it('is told before it takes effect: what it hides is still seen', async () => {
    const { room } = await openRoom();
    draw(room, ANA, 1);
    const drawn = pixelsOf(room);
    const seen: { items: number; same: boolean }[] = [];
    room.onBeforeClear(() => seen.push({ items: room.itemCount, same: pixelsOf(room).equals(drawn) }));
    room.clear(BEN, idOf('clear'), 0);
    expect(seen).toEqual([{ items: 1, same: true }]);
    expect(room.itemCount).toBe(0);
  });

  it('is not told when it hides nothing, is a repeat, or is refused; nor to who has stopped listening', async () => {
    const { room } = await openRoom();
    let told = 0;
    const stop = room.onBeforeClear(() => {
      told += 1;
    });
    room.clear(ANA, idOf('empty'), 0);
    draw(room, ANA, 1);
    room.clear(ANA, idOf('clear'), 0);
    draw(room, ANA, 2);
    room.clear(ANA, idOf('clear'), 0);
    room.clear(BEN, idOf('clear'), 0);
    expect(told).toBe(1);
    stop();
    room.clear(ANA, idOf('again'), 0);
    expect(told).toBe(1);
  });

  it('goes through although who is told first fails, with a word in the log', async () => {
    const log = recordingLog();
    const { room } = await openRoom({ log });
    draw(room, ANA, 1);
    room.onBeforeClear(() => {
      throw new Error('the gallery is ill');
    });
    expect(room.clear(ANA, idOf('clear'), 0)).toEqual({ accepted: true });
    expect(log.sentences.map(({ level }) => level)).toEqual(['error']);
  });

  it('of the operator hides what everybody drew, tells before, and is no step of anybody’s undo', async () => {
    const { room, folder } = await openRoom();
    let told = 0;
    room.onBeforeClear(() => {
      told += 1;
    });
    for (const by of [ANA, BEN]) draw(room, by, by.name);
    const events = eventsOf(room);
    room.clearByOperator();
    expect([room.itemCount, told]).toEqual([0, 1]);
    expect(events.map(({ type }) => type)).toContain('item');
    expect(room.counts(ANA.author)).toEqual({ undoable: 1, redoable: 0 });
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect(again.room.itemCount).toBe(0);
  });
});

describe('who has drawn', () => {
  it('is named while a stroke of theirs is seen, in the order of the oldest one, also after a restart', async () => {
    const { room, folder } = await openRoom();
    draw(room, BEN, 1);
    draw(room, ANA, 2);
    draw(room, BEN, 3);
    draw(room, EVA, 4);
    show(room, 'peer', await pictureOf('#ff0000'));
    room.undo(EVA, idOf('undo'), 0);
    expect(room.artistNames()).toEqual(['Ben', 'Ana']);
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect(again.room.artistNames()).toEqual(['Ben', 'Ana']);
    again.room.removeAuthor(BEN.author);
    expect(again.room.artistNames()).toEqual(['Ana']);
    again.room.clearByOperator();
    expect(again.room.artistNames()).toEqual([]);
  });

  it('gave no name: is the same guest after a restart, and nobody else is', async () => {
    const { room, folder } = await openRoom();
    const [first, second] = [visit(room, ''), visit(room, 'Ana')];
    first.commit(1, strokeOf(1));
    second.commit(2, strokeOf(2));
    expect(room.artistNames()).toEqual(['Guest 1', 'Ana']);
    const again = await openRoom({ folder: asAfterKill(folder) });
    const newcomer = new Visitor(again.room);
    newcomer.say({ type: 'hello', token: tokenOf('somebody new') });
    expect([newcomer.page.name, visit(again.room, '').page.name]).toEqual(['Guest 3', 'Guest 1']);
    expect(again.room.artistNames()).toEqual(['Guest 1', 'Ana']);
  });

  it('has as many items as are seen of them', async () => {
    const { room } = await openRoom();
    for (const name of [1, 2, 3]) draw(room, ANA, name);
    draw(room, BEN, 4);
    room.undo(ANA, idOf('undo'), 0);
    expect([ANA, BEN, EVA].map(({ author }) => room.itemsOf(author))).toEqual([2, 1, 0]);
    room.clearByOperator();
    expect(room.itemsOf(ANA.author)).toBe(0);
  });
});

describe('an artist who is sent away', () => {
  it('A5: learns that the room cannot keep strokes, before the connection ends', async () => {
    const { room, store } = await openRoom({ clock: new ManualClock() });
    const ana = visit(room, 'Ana');
    failWrites(store.rooms, 1);
    ana.commit(1, strokeOf(1));
    expect(ana.page.farewell).toBe('unkept');
    expect(ana.page.closes).toEqual([{ code: 1001, reason: 'the drawing cannot be kept just now' }]);
  });
});
