import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '#shared/clock';
import { systemClock } from '../platform/system-clock.ts';
import { strokeOf } from '../rooms/test-kit/drawings.ts';
import { openStore } from '../store/database.ts';
import { House, type HouseOptions } from './test-kit/house.ts';
import { TestArtist } from './test-kit/test-artist.ts';
import { Witness } from './test-kit/witness.ts';

const PIN = '4711';
const MINUTE_MS = 60_000;

let house: House;
let passedMs = 0;
afterEach(() => house.close());

/** The time that really passes, and what a test lets pass beside it. */
const clock: Clock = { ...systemClock, now: () => systemClock.now() + passedMs };

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock }, options);
}

/** A house whose room asks for a PIN, with somebody inside who came before it did. */
async function openHouseWithPin(options: HouseOptions = {}): Promise<Witness> {
  await openHouse(options);
  const witness = await Witness.join(house);
  house.rooms.setPin(house.room.code, PIN);
  return witness;
}

const pinOf = (index: number): string => String(2000 + index);

describe('R1 a room with a PIN', () => {
  test('lets in a picture client that has it in the query, or in its join', async () => {
    await openHouseWithPin();
    await house.joined(`&key=${PIN}`);
    const joining = house.client('/ws');
    await joining.say({ type: 'join', room: house.room.code, key: PIN });
    await joining.heard('final');
    const both = house.client(`/ws?key=${PIN}`);
    await both.say({ type: 'join', room: house.room.code });
    await both.heard('final');
    const path = house.client(`/${house.room.code}`);
    await path.say({ type: 'join', room: house.room.code, key: PIN });
    await path.heard('final');
  });

  test.each([
    ['no key', ''],
    ['an empty key', '&key='],
    ['a wrong key', '&key=1234'],
    ['more than the key', `&key=${PIN}0`],
  ])('R4 4401 for a picture client with %s, and it sees nothing', async (_, wish) => {
    const witness = await openHouseWithPin();
    const stranger = house.client(`/?room=${house.room.code}${wish}`);
    const { code, reason } = await stranger.ended;
    expect([code, reason]).toEqual([4401, expect.stringContaining('PIN')]);
    expect(stranger.log).toEqual([]);
    const joining = house.client('/ws');
    await joining.say({ type: 'join', room: house.room.code, key: wish.replace('&key=', '') });
    expect((await joining.ended).code).toBe(4401);
    await witness.noticedNothing();
  });

  test('lets in an artist who has it, and R4 4401 for who has not: nothing of the room is told', async () => {
    const witness = await openHouseWithPin();
    for (const key of [undefined, '1234']) {
      const stranger = TestArtist.knock(house, house.room.code, { device: 'eve', ...(key && { key }) });
      expect((await stranger.client.ended).code).toBe(4401);
      expect(stranger.texts).toEqual([]);
    }
    expect(house.relay.people(house.room.code).map(({ role }) => role)).toEqual(['touchdesigner']);
    await witness.noticedNothing();
    const ana = await TestArtist.join(house, house.room.code, { key: PIN });
    await ana.draw(1, strokeOf(1));
  });

  test('who is in stays in, may join again, and needs it only when coming back', async () => {
    const witness = await openHouseWithPin();
    await witness.client.say({ type: 'join', room: house.room.code, name: 'Booth' });
    await witness.client.heard('joined');
    await witness.goesOn();
    house.rooms.setPin(house.room.code, undefined);
    const ana = await TestArtist.join(house, house.room.code);
    house.rooms.setPin(house.room.code, PIN);
    await ana.draw(1, strokeOf(1));
    ana.client.leave();
    expect((await TestArtist.knock(house, house.room.code).client.ended).code).toBe(4401);
  });

  test('the PIN of one room opens no other one', async () => {
    await openHouseWithPin();
    const other = house.anotherRoom();
    house.rooms.setPin(other.code, '0815');
    const client = await house.joined(`&key=${PIN}`);
    await client.say({ type: 'join', room: other.code });
    expect((await client.ended).code).toBe(4401);
  });
});

describe('R18 twenty wrong PINs', () => {
  test('ten are answered with 4401, the rest with 429, also the right one; after a minute it is welcome', async () => {
    const witness = await openHouseWithPin({ exemptLoopback: false });
    const ends: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const stranger = TestArtist.knock(house, house.room.code, { device: 'eve', key: pinOf(index) });
      ends.push((await stranger.client.ended).code);
    }
    expect(ends).toEqual([...Array(10).fill(4401), ...Array(10).fill(429)]);
    expect((await TestArtist.knock(house, house.room.code, { key: PIN }).client.ended).code).toBe(429);
    await witness.noticedNothing();
    passedMs += MINUTE_MS;
    await TestArtist.join(house, house.room.code, { key: PIN });
  });

  test('of picture clients count with those of artists', async () => {
    await openHouseWithPin({ exemptLoopback: false });
    for (let index = 0; index < 5; index += 1) {
      await house.client(`/?room=${house.room.code}&key=${pinOf(index)}`).ended;
      await TestArtist.knock(house, house.room.code, { key: pinOf(index + 5) }).client.ended;
    }
    expect((await house.client(`/?room=${house.room.code}&key=${PIN}`).ended).code).toBe(429);
  });

  test('are no more than ten when all were connected before the first: 4429', async () => {
    await openHouseWithPin({ exemptLoopback: false });
    const waiting = Array.from({ length: 12 }, () => house.client(`/artist/${house.room.code}`));
    for (const client of waiting) await client.open();
    const ends: number[] = [];
    for (const [index, client] of waiting.entries()) {
      await client.say({
        type: 'hello',
        token: 'a-secret-of-this-device',
        key: index < 11 ? pinOf(index) : PIN,
      });
      ends.push((await client.ended).code);
    }
    expect(ends).toEqual([...Array(10).fill(4401), 4429, 4429]);
  });

  test('one wrong PIN again and again counts once, and none at all is no guess', async () => {
    await openHouseWithPin({ exemptLoopback: false });
    for (let index = 0; index < 12; index += 1) {
      await TestArtist.knock(house, house.room.code).client.ended;
      await TestArtist.knock(house, house.room.code, { key: '1234' }).client.ended;
    }
    await TestArtist.join(house, house.room.code, { key: PIN });
  });

  test('loopback is exempt', async () => {
    await openHouseWithPin();
    for (let index = 0; index < 12; index += 1) {
      const { client } = TestArtist.knock(house, house.room.code, { key: pinOf(index) });
      expect((await client.ended).code).toBe(4401);
    }
    await TestArtist.join(house, house.room.code, { key: PIN });
  });
});
