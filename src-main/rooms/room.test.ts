import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { SkiaSurface } from '../imaging/surface.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import { ANA, BEN, idOf, pointsOf, STYLE, strokeOf } from './test-kit/drawings.ts';
import { eventsOf, largestDifference, openRoom, pixelsOf } from './test-kit/open-rooms.ts';

const commandOf = (name: string | number, count?: number) => ({
  id: idOf(name),
  layer: 0,
  stroke: strokeOf(1, count),
});

describe('a stroke', () => {
  it('A1: is on the disk before anybody is told of it', async () => {
    const { room, folder } = await openRoom();
    const found: Promise<number>[] = [];
    room.on(event => {
      if (event.type === 'item')
        found.push(openRoom({ folder: asAfterKill(folder) }).then(again => again.room.itemCount));
    });
    for (const name of [1, 2, 3]) room.commit(ANA, commandOf(name), 0);
    expect(await Promise.all(found)).toEqual([1, 2, 3]);
  });

  it('A1: sent again is accepted again, drawn and told once', async () => {
    const { room } = await openRoom();
    const events = eventsOf(room);
    expect(room.commit(ANA, commandOf(1), 0)).toEqual({ accepted: true });
    expect(room.commit(ANA, commandOf(1), 0)).toEqual({ accepted: true });
    expect(events.filter(event => event.type === 'item')).toHaveLength(1);
    expect(room.itemCount).toBe(1);
  });

  it('A1: cannot take an id that somebody else has used or is drawing with', async () => {
    const { room } = await openRoom();
    room.penDown(ANA, idOf('live'), STYLE);
    expect(room.commit(BEN, commandOf('live'), 0)).toEqual({ accepted: false, reason: 'malformed' });
    expect(room.commit(ANA, commandOf('live'), 0)).toEqual({ accepted: true });
    expect(room.undo(BEN, idOf('live'), 0)).toEqual({ accepted: false, reason: 'malformed' });
    expect(room.itemCount).toBe(1);
  });

  it.each([1, 0.4])(
    'A2: grows on the canvas while it is drawn, and does not jump when it is committed (opacity %d)',
    async opacity => {
      const { room } = await openRoom();
      const style = { ...STYLE, opacity };
      const blank = pixelsOf(room);
      const points = pointsOf(1, 30);
      room.penDown(ANA, idOf(1), style);
      room.penMove(ANA, idOf(1), 0, points.slice(0, 10), 0);
      const first = pixelsOf(room);
      expect(first.equals(blank)).toBe(false);
      room.penMove(ANA, idOf(1), 10, points.slice(10), 0);
      const grown = pixelsOf(room);
      expect(grown.equals(first)).toBe(false);
      room.commit(ANA, { id: idOf(1), layer: 0, stroke: { style, points } }, 0);
      // One step of 256 is rounding: the live line lies on a layer of its own.
      expect(largestDifference(pixelsOf(room), grown)).toBeLessThanOrEqual(1);
    },
  );

  it('A2: in progress is gone at once when its artist vanishes, and everybody is told', async () => {
    const { room } = await openRoom();
    const events = eventsOf(room);
    const blank = pixelsOf(room);
    room.penDown(ANA, idOf(1), STYLE);
    room.penMove(ANA, idOf(1), 0, pointsOf(1, 30), 0);
    expect(pixelsOf(room).equals(blank)).toBe(false);
    room.vanish(ANA.client);
    expect(pixelsOf(room).equals(blank)).toBe(true);
    expect(events.at(-2)).toEqual({ type: 'pen-end', id: idOf(1), client: ANA.client });
    expect(events.at(-1)).toEqual({ type: 'drawing', down: false });
  });

  it('A2: goes on over the new connection of its artist, whose old one is not found dead yet', async () => {
    const { room } = await openRoom();
    const again = { ...ANA, client: 'client-ana-2' };
    room.penDown(ANA, idOf(1), STYLE);
    room.penDown(again, idOf(1), STYLE);
    room.penMove(again, idOf(1), 0, pointsOf(1, 5), 0);
    room.vanish(ANA.client);
    expect(room.snapshot().pens).toMatchObject([{ client: again.client, points: { length: 5 } }]);
  });

  it('A2: in progress listens to nobody but its own connection', async () => {
    const { room } = await openRoom();
    room.penDown(ANA, idOf(1), STYLE);
    room.penMove(BEN, idOf(1), 0, pointsOf(1, 5), 0);
    room.penUp(BEN, idOf(1));
    room.penDown(BEN, idOf(1), STYLE);
    expect(room.snapshot().pens).toMatchObject([{ author: ANA.author, points: [] }]);
  });

  it('A2: that is refused at its commit is gone from the canvas', async () => {
    const { room } = await openRoom();
    const blank = pixelsOf(room);
    room.penDown(ANA, idOf(1), STYLE);
    room.penMove(ANA, idOf(1), 0, pointsOf(1, 30), 0);
    expect(room.commit(ANA, commandOf(1, 20_001), 0)).toEqual({ accepted: false, reason: 'malformed' });
    expect(pixelsOf(room).equals(blank)).toBe(true);
    expect(room.drawing).toBe(false);
  });
});

describe('the canvas', () => {
  it('has nothing new to show when nothing changed (no work on an idle room)', async () => {
    const { room } = await openRoom();
    const target = new SkiaSurface(room.width, room.height);
    expect(room.compose(target)).toEqual({ x: 0, y: 0, width: 720, height: 720 });
    expect(room.compose(target)).toBeUndefined();
    room.commit(ANA, commandOf(1), 0);
    expect(room.compose(target)).toBeDefined();
    room.commit(ANA, commandOf(1), 0);
    expect(room.compose(target)).toBeUndefined();
  });

  it('R10: tells of every change, whose it was and when its cause came; undo and the operator are nobody', async () => {
    const { room } = await openRoom();
    const changes: { client: string; receivedAt: number }[] = [];
    room.onChange(change => changes.push(change));
    room.penDown(ANA, idOf(1), STYLE);
    room.penMove(ANA, idOf(1), 0, pointsOf(1, 5), 11);
    room.commit(ANA, commandOf(1), 12);
    room.clear(BEN, idOf(2), 13);
    room.undo(BEN, idOf(3), 14);
    room.undo(BEN, idOf(4), 15);
    room.removeAuthor(ANA.author);
    expect(changes).toEqual([
      { client: ANA.client, receivedAt: 11 },
      { client: ANA.client, receivedAt: 12 },
      { client: BEN.client, receivedAt: 13 },
      { client: '', receivedAt: 14 },
      { client: '', receivedAt: 0 },
    ]);
  });

  it('R10: clear, undo and redo change it like a stroke does', async () => {
    const { room } = await openRoom();
    const blank = pixelsOf(room);
    room.commit(ANA, commandOf(1), 0);
    const drawn = pixelsOf(room);
    room.clear(BEN, idOf('clear'), 0);
    expect(pixelsOf(room).equals(blank)).toBe(true);
    room.undo(BEN, idOf('undo'), 0);
    expect(pixelsOf(room).equals(drawn)).toBe(true);
    room.redo(BEN, idOf('redo'), 0);
    expect(pixelsOf(room).equals(blank)).toBe(true);
  });
});

describe('the operator', () => {
  it('A3: removes all of one artist, also after a restart, and brings back just that, once', async () => {
    const first = await openRoom();
    for (const name of [1, 2]) first.room.commit(ANA, commandOf(name), 0);
    first.room.commit(BEN, commandOf(3), 0);
    first.room.undo(ANA, idOf('undo'), 0);
    const { room } = await openRoom({ folder: asAfterKill(first.folder) });
    const events = eventsOf(room);
    const { undo, items } = room.removeAuthor(ANA.author);
    expect([items, room.itemCount]).toEqual([1, 1]);
    expect(room.counts(ANA.author).undoable).toBe(0);
    expect(room.undoRemoval(undo)).toBe(true);
    expect(room.undoRemoval(undo)).toBe(false);
    expect([room.itemCount, room.counts(ANA.author)]).toEqual([2, { undoable: 1, redoable: 1 }]);
    expect(events.filter(event => event.type === 'removed' || event.type === 'restored')).toMatchObject([
      { ids: [idOf(1)], lowestOrder: 1 },
      { ids: [idOf(1)], lowestOrder: 1 },
    ]);
  });

  it('A3: brings items back to their place, so that the next undo takes the newest', async () => {
    const { room } = await openRoom();
    room.commit(ANA, commandOf('first'), 0);
    const first = room.removeAuthor(ANA.author);
    room.commit(ANA, commandOf('second'), 0);
    const second = room.removeAuthor(ANA.author);
    room.undoRemoval(first.undo);
    room.undo(ANA, idOf('undo-1'), 0);
    room.undoRemoval(second.undo);
    room.redo(ANA, idOf('redo-1'), 0);
    room.undo(ANA, idOf('undo-2'), 0);
    expect(room.snapshot().removed).toEqual([idOf('second')]);
  });

  it('A3: learns that there is nothing of an unknown artist and no removal of an artist’s undo', async () => {
    const { room } = await openRoom();
    room.commit(ANA, commandOf(1), 0);
    room.undo(ANA, idOf('undo'), 0);
    expect(room.removeAuthor('nobody').items).toBe(0);
    expect(room.undoRemoval(idOf('undo'))).toBe(false);
    expect(room.undoRemoval('')).toBe(false);
  });
});

describe('the prompt', () => {
  it('R8: is told each time, remembered, and there after a restart', async () => {
    const { room, folder } = await openRoom();
    const events = eventsOf(room);
    for (const text of ['a tree', 'a tree', 'a house 🏠']) room.setPrompt(text);
    expect(events.map(event => (event.type === 'prompt' ? event.text : event.type))).toEqual([
      'a tree',
      'a tree',
      'a house 🏠',
    ]);
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect(again.room.prompt).toBe('a house 🏠');
  });
});

describe('the people of a room', () => {
  it('are counted once each, however many connections they have', async () => {
    const { room } = await openRoom();
    const events = eventsOf(room);
    for (const by of [ANA, { ...ANA, client: 'second-window' }, BEN]) room.enter(by);
    expect(room.artists).toBe(2);
    room.vanish(ANA.client);
    expect(room.artists).toBe(2);
    room.vanish('second-window');
    expect(room.artists).toBe(1);
    expect(events.map(event => (event.type === 'people' ? event.artists : event.type))).toEqual([1, 2, 1]);
  });
});

describe('drawing', () => {
  it('R7: is when any pen is down, an artist’s or a peer’s; one’s end never mutes another', async () => {
    const { room } = await openRoom();
    const events = eventsOf(room);
    room.holdPicture('peer-1');
    room.penDown(ANA, idOf(1), STYLE);
    room.releasePicture('peer-1');
    expect(room.drawing).toBe(true);
    room.penUp(ANA, idOf(1));
    expect(room.drawing).toBe(false);
    expect(events.filter(event => event.type === 'drawing')).toEqual([
      { type: 'drawing', down: true },
      { type: 'drawing', down: false },
    ]);
  });

  it('R7: a pen silent for 3 s counts as up, and as down again when it moves; its stroke goes on', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    room.penDown(ANA, idOf(1), STYLE);
    room.penMove(ANA, idOf(1), 0, pointsOf(1, 5), 0);
    clock.advance(2_999);
    expect(room.drawing).toBe(true);
    clock.advance(1);
    expect(room.drawing).toBe(false);
    room.penMove(ANA, idOf(1), 5, pointsOf(1, 5, 5), 0);
    expect(room.drawing).toBe(true);
    expect(room.snapshot().pens).toMatchObject([{ points: { length: 10 } }]);
    room.commit(ANA, commandOf(1, 10), 0);
    expect([room.drawing, clock.pending]).toEqual([false, 0]);
  });

  it('R7: a peer that is gone draws no more', async () => {
    const { room } = await openRoom();
    room.holdPicture('peer-1');
    room.vanish('peer-1');
    expect(room.drawing).toBe(false);
  });
});

describe('a room', () => {
  it('is not stopped by a listener that throws, and says so', async () => {
    const log = recordingLog();
    const { room } = await openRoom({ log });
    room.on(() => {
      throw new Error('out of order');
    });
    const events = eventsOf(room);
    expect(room.commit(ANA, commandOf(1), 0)).toEqual({ accepted: true });
    expect(events.map(event => event.type)).toEqual(['item', 'counts']);
    expect(log.sentences[0]).toMatchObject({ level: 'error', facts: { why: 'out of order' } });
  });
});
