import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { systemClock } from '../platform/system-clock.ts';
import { ProgramSource } from '../sources/program-source.ts';
import { openStore } from '../store/database.ts';
import type { ProgramPicture } from './program-holder.ts';
import { House } from './test-kit/house.ts';

/** Programs as those who show them see them. */
let house: House;
let came: { room: string; picture: ProgramPicture }[];
let stop: () => void;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
  came = [];
  stop = house.relay.onProgram((room, picture) => came.push({ room, picture }));
});
afterEach(() => house.close());

const jpegOf = (level: number) =>
  encodeJpeg({ width: 64, height: 64, data: Buffer.alloc(64 * 64 * 4, level) }, { quality: 90 });

/** The relay has read everything that was said before. */
async function said(client: Awaited<ReturnType<House['joined']>>, ...pictures: Buffer[]): Promise<void> {
  const joined = client.words.filter(word => word === 'joined').length;
  await client.say(...pictures, { type: 'join' });
  await client.heard('joined', joined + 1);
}

describe('R12 who shows programs', () => {
  test('hears of every picture, with its room, its bytes and who sent it', async () => {
    const pictures = [await jpegOf(10), await jpegOf(200)];
    const another = house.anotherRoom();
    const td = await house.joined('&role=td');
    await said(td, ...pictures);
    const other = house.client(`/?room=${another.code}&role=program`);
    await said(other, await jpegOf(99));
    expect(came.map(({ room }) => room)).toEqual([house.room.code, house.room.code, another.code]);
    expect(came.slice(0, 2).map(({ picture }) => picture.bytes)).toEqual(pictures);
    expect(came[0]?.picture.header).toMatchObject({ format: 'jpeg', width: 64, height: 64 });
    expect(new Set(came.map(({ picture }) => picture.client)).size).toBe(2);
  });

  test('hears nothing of what is no picture, and nothing from those who may not send one', async () => {
    const [td, viewer] = [await house.joined('&role=td'), await house.joined('&role=viewer')];
    await said(td, Buffer.from('no picture'), Buffer.from([0xff, 0xd8, 0xff, 0xd9]));
    await said(viewer, await jpegOf(10));
    expect(came).toEqual([]);
  });

  test('hears no more after that was asked for', async () => {
    const td = await house.joined('&role=td');
    stop();
    await said(td, await jpegOf(10));
    expect(came).toEqual([]);
    expect(house.relay.program(house.room.code)).toBeDefined();
  });

  test('has in its source the picture as it left TouchDesigner, ready to go out untouched', async () => {
    const source = new ProgramSource({ id: 'program', clock: systemClock });
    house.relay.onProgram((_, picture) => source.put(picture));
    const [td, bytes] = [await house.joined('&role=td'), await jpegOf(150)];
    await said(td, bytes);
    expect(source.current()?.original).toEqual({ format: 'jpeg', bytes, baseline: true });
    source.close();
  });
});
