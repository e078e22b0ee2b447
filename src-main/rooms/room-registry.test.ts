import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseRoomCode } from '#shared/room-code';
import { StoreError } from '../store/store-error.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import type { Author } from './author.ts';
import type { Receipt } from './receipt.ts';
import type { Room } from './room.ts';
import { RoomError } from './room-error.ts';
import type { RoomRegistry } from './room-registry.ts';
import { ANA, BEN, idOf, strokeOf } from './test-kit/drawings.ts';
import { openRooms, pixelsOf } from './test-kit/open-rooms.ts';
import { colourAt, pictureOf, show } from './test-kit/peer-pictures.ts';
import { Visitor, visit } from './test-kit/visitor.ts';

describe('the rooms of an engine', () => {
  it('R2: have codes that exist, are found in any case, and stay over restarts', async () => {
    const { registry, folder } = await openRooms();
    const room = registry.create();
    expect(parseRoomCode(room.code)).toBe(room.code);
    expect(registry.get(` ${room.code.toLowerCase()} `)).toBe(room);
    const again = await openRooms({ folder: asAfterKill(folder) });
    expect(again.registry.all().map(({ code, name }) => [code, name])).toEqual([[room.code, room.code]]);
  });

  it('R2: take a given code, but none that cannot be or is taken; the sentence says which', async () => {
    const { registry } = await openRooms();
    expect(registry.create({ code: 'k7qmxd', name: 'Hall' })).toMatchObject({ code: 'K7QMXD', name: 'Hall' });
    const faults = ['K7QMXD', 'K7QMX0', 'short', ''].map(code => {
      try {
        registry.create({ code });
      } catch (error) {
        return error instanceof RoomError ? error.code : error;
      }
      return 'made';
    });
    expect(faults).toEqual(['taken', 'bad-code', 'bad-code', 'bad-code']);
    expect(registry.get('K7QMX0')).toBeUndefined();
  });

  it('R2: get different codes', async () => {
    const { registry } = await openRooms();
    for (let count = 0; count < 20; count += 1) registry.create();
    expect(new Set(registry.all().map(room => room.code)).size).toBe(20);
  });

  it('R10: are 720×720 on white', async () => {
    const { registry } = await openRooms();
    expect(registry.create()).toMatchObject({ width: 720, height: 720, background: '#ffffff' });
  });

  it('show what can be read when an entry of the store is broken, and say so', async () => {
    const { registry, store, folder } = await openRooms();
    const room = registry.create();
    room.commit(ANA, { id: idOf(1), layer: 0, stroke: strokeOf(1) }, 0);
    const [stored] = store.rooms.all();
    const broken = {
      id: idOf(2),
      author: ANA.author,
      layer: 0,
      payload: Uint8Array.of(1, 2, 3),
      removedBy: null,
    };
    store.rooms.putItem(stored?.id ?? 0, { ...broken, order: 2, kind: 'stroke' });
    store.rooms.putItem(stored?.id ?? 0, { ...broken, id: idOf(3), order: 3, kind: 'picture' });
    const log = recordingLog();
    const again = await openRooms({ folder: asAfterKill(folder), log });
    const [found] = again.registry.all();
    expect([found?.itemCount, found?.order]).toEqual([1, 3]);
    expect(log.sentences.map(({ level, facts }) => [level, facts?.['kind'], facts?.['id']])).toEqual([
      ['warn', 'stroke', idOf(2)],
      ['warn', 'picture', idOf(3)],
    ]);
    expect(found?.commit(ANA, { id: idOf(2), layer: 0, stroke: strokeOf(2) }, 0)).toEqual({ accepted: true });
    expect(found?.itemCount).toBe(1);
  });
});

const CANVAS = { width: 300, height: 200, background: '#102030' };

function draw(room: Room, by: Author, name: string | number): Receipt {
  return room.commit(by, { id: idOf(name), layer: 0, stroke: strokeOf(1) }, 0);
}

async function faultOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error instanceof RoomError ? error.code : error;
  }
  return 'done';
}

/** What was told, and how much of the room was there at that moment. */
function toldBy(registry: RoomRegistry): unknown[] {
  const told: unknown[] = [];
  registry.on(event => {
    const { code, itemCount } = event.room;
    told.push([event.type, code, itemCount, registry.get(code) === event.room]);
  });
  return told;
}

describe('what the operator does to a room', () => {
  it('R1, R10: a room is made with name, PIN and canvas, and is so after a restart', async () => {
    const { registry, folder } = await openRooms();
    const made = { name: 'Hall', pin: '4711', canvas: { width: 300, background: '#102030' } };
    const expected = { name: 'Hall', pin: '4711', width: 300, height: 720, background: '#102030' };
    expect(registry.create(made)).toMatchObject(expected);
    const again = await openRooms({ folder: asAfterKill(folder) });
    expect(again.registry.all()[0]).toMatchObject(expected);
  });

  it('R1: another name or PIN is in force at once, in place, and after a restart', async () => {
    const { registry, folder } = await openRooms();
    const room = registry.create();
    registry.rename(room.code.toLowerCase(), 'Yard');
    registry.setPin(room.code, '0815');
    expect([registry.get(room.code), room.name, room.pin]).toEqual([room, 'Yard', '0815']);
    const again = await openRooms({ folder: asAfterKill(folder) });
    const [found] = again.registry.all();
    expect([found?.name, found?.pin]).toEqual(['Yard', '0815']);
    again.registry.setPin(room.code, undefined);
    expect(found?.pin).toBeUndefined();
  });

  it('R10: another canvas has every stroke at its place, and goes on where the old one stopped', async () => {
    const { registry, folder } = await openRooms();
    const before = registry.create();
    draw(before, ANA, 1);
    before.setPrompt('a fox');
    const told = toldBy(registry);
    const room = await registry.setCanvas(before.code, CANVAS);
    expect(room).not.toBe(before);
    expect(room).toMatchObject({ ...CANVAS, code: before.code, itemCount: 1, prompt: 'a fox' });
    expect(told).toEqual([['replaced', room.code, 1, true]]);
    expect(draw(room, BEN, 2)).toEqual({ accepted: true });
    expect(draw(room, ANA, 1)).toEqual({ accepted: true });
    const again = await openRooms({ folder: asAfterKill(folder) });
    const [found] = again.registry.all();
    expect(found).toMatchObject({ ...CANVAS, itemCount: 2, prompt: 'a fox', order: room.order });
    expect(found && pixelsOf(found).equals(pixelsOf(room))).toBe(true);
  });

  it('R10: what is drawn while another canvas is being painted is on that, too', async () => {
    const { registry } = await openRooms();
    const before = registry.create();
    draw(before, ANA, 1);
    const changing = registry.setCanvas(before.code, CANVAS);
    draw(before, BEN, 2);
    registry.rename(before.code, 'Yard');
    before.setPrompt('late');
    const room = await changing;
    expect(room).toMatchObject({ itemCount: 2, name: 'Yard', prompt: 'late', ...CANVAS });
    expect(room.artistNames()).toEqual(['Ana', 'Ben']);
  });

  it('R10: the canvas that it has already is no change', async () => {
    const { registry } = await openRooms();
    const room = registry.create({ canvas: CANVAS });
    const told = toldBy(registry);
    expect(await registry.setCanvas(room.code, CANVAS)).toBe(room);
    expect(told).toEqual([]);
  });

  it('R19: a picture that a peer still holds, and one that comes late, are on the new canvas and on the disk', async () => {
    const { registry, folder } = await openRooms();
    const before = registry.create();
    before.holdPicture('peer');
    show(before, 'peer', await pictureOf('#00ff00'));
    const room = await registry.setCanvas(before.code, CANVAS);
    expect(colourAt(pixelsOf(room), 50, 50, CANVAS.width)).toBe('#00ff00');
    const late = await pictureOf('#0000ff');
    expect(show(before, 'peer', late)).toBe(false);
    expect(show(before.present, 'peer', late)).toBe(true);
    before.present.vanish('peer');
    const again = await openRooms({ folder: asAfterKill(folder) });
    const [found] = again.registry.all();
    expect(found && colourAt(pixelsOf(found), 50, 50, CANVAS.width)).toBe('#0000ff');
  });

  it('R2: a new code makes the old one void, keeps the drawing, and holds after a restart', async () => {
    const { registry, folder } = await openRooms();
    const before = registry.create();
    draw(before, ANA, 1);
    before.block(BEN.author);
    const room = await registry.newCode(before.code);
    expect(parseRoomCode(room.code)).toBe(room.code);
    expect(room.code).not.toBe(before.code);
    expect(registry.get(before.code)).toBeUndefined();
    expect([registry.get(room.code), room.itemCount, room.blocks(BEN.author)]).toEqual([room, 1, true]);
    const again = await openRooms({ folder: asAfterKill(folder) });
    expect(again.registry.all().map(({ code, itemCount }) => [code, itemCount])).toEqual([[room.code, 1]]);
  });

  it('a closed room is out of reach but not forgotten; opened again it is as it was', async () => {
    const { registry, folder } = await openRooms();
    const [hall, yard] = [registry.create({ name: 'Hall', pin: '4711' }), registry.create({ name: 'Yard' })];
    draw(hall, ANA, 1);
    hall.setPrompt('a fox');
    hall.block(BEN.author);
    const told = toldBy(registry);
    registry.close(hall.code);
    expect(told).toEqual([['closing', hall.code, 1, true]]);
    expect([registry.get(hall.code), registry.all()]).toEqual([undefined, [yard]]);
    const { width, height, background } = hall;
    const closed = [{ code: hall.code, name: 'Hall', pin: '4711', width, height, background }];
    expect(registry.closed()).toEqual(closed);

    const again = await openRooms({ folder: asAfterKill(folder) });
    expect(again.registry.closed()).toEqual(closed);
    expect(again.registry.all().map(({ name }) => name)).toEqual(['Yard']);
    again.registry.rename(hall.code, 'Great hall');
    const room = await again.registry.reopen(hall.code);
    expect(room).toMatchObject({ name: 'Great hall', pin: '4711', prompt: 'a fox', itemCount: 1 });
    expect(room.blocks(BEN.author)).toBe(false);
    expect(again.registry.all().map(({ name }) => name)).toEqual(['Great hall', 'Yard']);
    expect(draw(room, BEN, 2)).toEqual({ accepted: true });
  });

  it('that is over takes no more strokes: another writer may be at its log', async () => {
    const { registry } = await openRooms();
    const room = registry.create();
    registry.close(room.code);
    expect(() => draw(room, ANA, 1)).toThrow('over');
    expect(show(room, 'peer', await pictureOf('#00ff00'))).toBe(false);
    expect((await registry.reopen(room.code)).itemCount).toBe(0);
  });

  it('says what cannot be done: no such room, closed, open, taken', async () => {
    const { registry } = await openRooms();
    const room = registry.create();
    const closed = registry.create();
    registry.close(closed.code);
    const faults = await Promise.all([
      faultOf(() => registry.rename('ZZZZ22', 'x')),
      faultOf(() => registry.setPin('no code', '4711')),
      faultOf(() => registry.setCanvas(closed.code, CANVAS)),
      faultOf(() => registry.newCode(closed.code)),
      faultOf(() => registry.close(closed.code)),
      faultOf(() => registry.reopen(room.code)),
      faultOf(() => registry.create({ code: closed.code })),
    ]);
    expect(faults).toEqual(['unknown', 'unknown', 'closed', 'closed', 'closed', 'open', 'taken']);
  });

  it('several at once are done one after the other; a room that closes meanwhile stays closed', async () => {
    const { registry } = await openRooms();
    const { code } = registry.create();
    const wide = registry.setCanvas(code, CANVAS);
    const moved = registry.newCode(code);
    expect((await moved).width).toBe(300);
    expect((await wide).code).toBe(code);
    const now = (await moved).code;
    const large = registry.setCanvas(now, { ...CANVAS, width: 400 });
    await Promise.resolve();
    registry.close(now);
    expect(await faultOf(() => large)).toBe('closed');
    expect(registry.closed().map(({ width }) => width)).toEqual([300]);
    expect(await Promise.all([1, 2].map(() => faultOf(() => registry.reopen(now))))).toEqual([
      'done',
      'open',
    ]);
  });

  it('that cannot be stored has not happened', async () => {
    const { registry, store } = await openRooms();
    const room = registry.create({ name: 'Hall' });
    const told = toldBy(registry);
    const update = vi.spyOn(store.rooms, 'update').mockImplementation(() => {
      throw new StoreError('failed', 'lienzo.db', 'The disk is full.');
    });
    onTestFinished(() => update.mockRestore());
    for (const work of [
      () => registry.rename(room.code, 'Yard'),
      () => registry.setPin(room.code, '4711'),
      () => registry.close(room.code),
      () => registry.setCanvas(room.code, CANVAS),
      () => registry.newCode(room.code),
    ])
      expect(await faultOf(work)).toBeInstanceOf(StoreError);
    expect([registry.get(room.code), room.name, room.pin, told]).toEqual([room, 'Hall', undefined, []]);
    expect(draw(room, ANA, 1)).toEqual({ accepted: true });
  });
});

describe('who is in a room that changes', () => {
  it.each([
    ['closed', 4404, (registry: RoomRegistry, code: string) => registry.close(code)],
    ['new-code', 4404, (registry: RoomRegistry, code: string) => registry.newCode(code)],
    ['new-canvas', 1001, (registry: RoomRegistry, code: string) => registry.setCanvas(code, CANVAS)],
  ] as const)('R4: is told “%s” and sent away with %i, also before the hello', async (why, code, change) => {
    const { registry } = await openRooms();
    const room = registry.create();
    const ana = visit(room, 'Ana');
    const silent = new Visitor(room);
    await change(registry, room.code);
    for (const { page } of [ana, silent]) {
      expect(page.farewell).toBe(why);
      expect(page.closes.map(close => close.code)).toEqual([code]);
    }
    expect(room.artists).toBe(0);
  });
});

it('A1, R10: whatever is drawn and changed, the room is what its store says', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('draw'), by: fc.constantFrom(ANA, BEN) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo'), by: fc.constantFrom(ANA, BEN) }) },
    fc.record({ kind: fc.constantFrom('clear', 'canvas', 'code', 'reopen'), by: fc.constant(ANA) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async steps => {
      const { registry, folder } = await openRooms();
      let room = registry.create({ canvas: { width: 64, height: 64 } });
      for (const [index, { kind, by }] of steps.entries()) {
        if (kind === 'draw') draw(room, by, index);
        if (kind === 'undo') room.undo(by, idOf(index), 0);
        if (kind === 'clear') room.clearByOperator();
        if (kind === 'canvas') room = await registry.setCanvas(room.code, { ...CANVAS, width: 64 + index });
        if (kind === 'code') room = await registry.newCode(room.code);
        if (kind === 'reopen') {
          registry.close(room.code);
          room = await registry.reopen(room.code);
        }
      }
      const again = await openRooms({ folder: asAfterKill(folder) });
      const [found] = again.registry.all();
      const { code, width, height, background, itemCount, order } = room;
      expect(found).toMatchObject({ code, width, height, background, itemCount, order });
      expect(found?.artistNames()).toEqual(room.artistNames());
      for (const { author } of [ANA, BEN]) expect(found?.counts(author)).toEqual(room.counts(author));
      expect(found && pixelsOf(found).equals(pixelsOf(room))).toBe(true);
    }),
    { numRuns: 25 },
  );
}, 60_000);
