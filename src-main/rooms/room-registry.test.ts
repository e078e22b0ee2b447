import { describe, expect, it } from 'vitest';
import { parseRoomCode } from '#shared/room-code';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import { RoomError } from './room-error.ts';
import { ANA, idOf, strokeOf } from './test-kit/drawings.ts';
import { openRooms } from './test-kit/open-rooms.ts';

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
