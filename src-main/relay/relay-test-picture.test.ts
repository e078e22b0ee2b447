import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist } from './test-kit/house.ts';
import { colourAt, noisyPng, plainPng } from './test-kit/pictures.ts';
import type { TestClient } from './test-kit/test-client.ts';

const RED = '208,32,32';
const [green, blue] = [await plainPng([0, 128, 0]), await plainPng([0, 0, 255])];

let house: House;
let artist: HouseArtist;

beforeEach(() => openHouse());
afterEach(() => house.close());

async function openHouse(testPictureMs?: number): Promise<void> {
  const limits = { ...(testPictureMs !== undefined && { testPictureMs }) };
  house = await House.open({ openStore, clock: systemClock }, { limits });
  artist = new HouseArtist(house.room);
}

/** A house where a test picture stands only for a moment. */
async function reopenInHaste(testPictureMs = 300): Promise<void> {
  await house.close();
  await openHouse(testPictureMs);
}

const send = (png: Buffer): number => house.relay.sendTestPicture(house.room.code, png);
const stands = (): boolean => house.relay.touchdesigner(house.room.code).testUntil !== undefined;

function finals(client: TestClient): Buffer[] {
  return client.log.filter(({ what }) => what === 'final').map(({ bytes }) => bytes);
}

/** R7: what every client hears, whatever happens. */
const ORDERLY = /^final (start (live )*(final )?end )*$/;

function expectOrder(client: TestClient): void {
  expect(`${client.words.join(' ')} `).toMatch(ORDERLY);
}

describe('R20 a test picture', () => {
  test('goes to every TouchDesigner as start, final, end, byte for byte', async () => {
    const [binary, text] = [await house.joined('&role=td&images=binary'), await house.joined('&role=td')];
    expect(send(green)).toBe(2);
    for (const td of [binary, text]) {
      await td.heard('end');
      expect(td.words).toEqual(['final', 'start', 'final', 'end']);
      expect(finals(td)[1]?.equals(green)).toBe(true);
    }
    expect(stands()).toBe(true);
  });

  test('is noticed by nobody else, changes no canvas and costs no encode', async () => {
    const others = [
      await house.joined(),
      await house.joined('&role=viewer'),
      house.client(`/?room=${house.room.code}&role=program`),
    ];
    const td = await house.joined('&role=td');
    const [before, encodes] = [house.picture(), house.encodes.encodes];
    send(green);
    await td.heard('end');
    for (const other of others) {
      const heard = other.words;
      await other.said();
      expect(other.words).toEqual([...heard, 'joined']);
    }
    expect(house.picture().equals(before)).toBe(true);
    expect(house.encodes.encodes).toBe(encodes);
  });

  test('gives way to the newest final when its time is over, and that costs no encode', async () => {
    await reopenInHaste();
    const td = await house.joined('&role=td');
    artist.line(360);
    await td.heard('end');
    const encodes = house.encodes.encodes;
    const heard = td.words.length;
    send(green);
    await td.until(
      () => td.words.slice(heard).join(' ') === 'start final end start final end',
      'both pictures',
    );
    expect(await colourAt(finals(td).at(-1) ?? green, 350, 360)).toBe(RED);
    expect(stands()).toBe(false);
    expect(house.encodes.encodes).toBe(encodes);
  });

  test('reaches nobody when no TouchDesigner is there, or no such room', async () => {
    await house.joined();
    expect(send(green)).toBe(0);
    expect(stands()).toBe(false);
    expect(house.relay.sendTestPicture('ZZZZZZ', green)).toBe(0);
  });

  test('does not reach who joins while it stands: that is told of the room', async () => {
    await reopenInHaste();
    const td = await house.joined('&role=td');
    send(green);
    await td.heard('end');
    const late = await house.joined('&role=td');
    expect(finals(late)[0]?.equals(finals(td)[0] ?? green)).toBe(true);
    await td.heard('end', 2);
    await late.said();
    expect(late.words).toEqual(['final', 'joined']);
  });

  test('is followed by another one, and the room comes back once', async () => {
    await reopenInHaste(1_500);
    const td = await house.joined('&role=td');
    send(green);
    await td.heard('end');
    send(blue);
    await td.heard('end', 3);
    const [room, ...shown] = finals(td);
    expect(shown.map(bytes => [green, blue, room].findIndex(one => one?.equals(bytes)))).toEqual([0, 1, 2]);
    expectOrder(td);
  });

  test('gives the room back also to who is no TouchDesigner any more, although the next one is not for it', async () => {
    await reopenInHaste(1_500);
    const [td, leaving] = [await house.joined('&role=td'), await house.joined('&role=td')];
    send(green);
    await leaving.heard('end');
    await leaving.said({ type: 'join', role: 'viewer' });
    expect(send(blue)).toBe(1);
    await leaving.heard('end', 2);
    expect(finals(leaving).map(bytes => bytes.equals(green))).toEqual([false, true, false]);
    expect(finals(td).some(bytes => bytes.equals(blue))).toBe(true);
  });
});

describe('R20, R7 a test picture and somebody who draws', () => {
  test('the drawing takes its place, and then nothing comes back any more', async () => {
    await reopenInHaste(1_500);
    const td = await house.joined('&role=td');
    send(green);
    await td.heard('end');
    artist.line(360);
    await td.heard('end', 2);
    expect(stands()).toBe(false);
    // In another room the same time passes from now on; when it is over there, it is over here.
    const other = house.anotherRoom();
    const witness = house.client(`/?room=${other.code}&role=td`);
    await witness.heard('final');
    house.relay.sendTestPicture(other.code, green);
    await witness.heard('end', 2);
    await td.said();
    expect(td.words.join(' ')).toMatch(/^final start final end start (live )*final end joined$/);
    expect(await colourAt(finals(td).at(-1) ?? green, 350, 360)).toBe(RED);
  });

  test('amid a stroke: start is not said twice, the live pictures go on, final and end come', async () => {
    const td = await house.joined('&role=td');
    artist.down();
    artist.move(100, 360);
    await td.heard('live');
    send(green);
    await td.heard('end');
    const seen = td.words.filter(word => word === 'live').length;
    artist.move(600, 360);
    await td.heard('live', seen + 1);
    artist.up();
    await td.heard('end', 2);
    expect(td.words.join(' ')).toMatch(/^final start (live )+final end start (live )+final end$/);
    expect(await colourAt(finals(td).at(-1) ?? green, 350, 360)).toBe(RED);
  });

  test('between the last stroke and its final: the final is not lost', async () => {
    const td = await house.joined('&role=td');
    artist.line(360);
    send(green);
    await td.until(() => finals(td).length > 1 && finals(td).at(-1)?.equals(green) === false, 'the final');
    await td.until(() => td.words.at(-1) === 'end', 'the end');
    expectOrder(td);
    expect(await colourAt(finals(td).at(-1) ?? green, 350, 360)).toBe(RED);
  });

  test('whose pen is down and still as its time ends: the stroke is seen again, and an end follows', async () => {
    await reopenInHaste();
    const td = await house.joined('&role=td');
    artist.down();
    artist.move(350, 360);
    await td.heard('live');
    send(green);
    const lives = td.words.filter(word => word === 'live').length;
    await td.heard('live', lives + 1);
    const [red = 0, , other = 255] = (await colourAt((await td.heard('live', lives + 1)).bytes, 350, 360))
      .split(',')
      .map(Number);
    expect(red).toBeGreaterThan(150);
    expect(other).toBeLessThan(100);
    artist.up();
    await td.until(() => /end start (live )+final end$/.test(td.words.join(' ')), 'final and end');
    expectOrder(td);
  });

  test('who stops without another movement: what was drawn comes back', async () => {
    const td = await house.joined('&role=td');
    artist.down();
    artist.move(350, 360);
    await td.heard('live');
    send(green);
    await td.heard('end');
    artist.up();
    await td.heard('end', 2);
    expect(await colourAt(finals(td).at(-1) ?? green, 350, 360)).toBe(RED);
    expectOrder(td);
  });
});

describe('R20 when it does not go well', () => {
  test('R13 one that has stalled hears all of it in order when it goes on, and nobody waits for it', async () => {
    await reopenInHaste();
    const [stalled, td] = [
      await house.joined('&role=td', { autoPong: false }),
      await house.joined('&role=td'),
    ];
    stalled.stall();
    send(await noisyPng());
    await td.heard('end', 2);
    stalled.goOn();
    await stalled.heard('end', 2);
    expect(stalled.words).toEqual(td.words);
  });

  test('R4 the room gets another code: who was there is sent away, and the test is over', async () => {
    const td = await house.joined('&role=td');
    send(green);
    await td.heard('end');
    const room = await house.rooms.newCode(house.room.code);
    expect((await td.ended).code).toBe(4404);
    expect(stands()).toBe(false);
    expect(house.relay.touchdesigner(room.code).testUntil).toBeUndefined();
  });

  test('it leaves: nothing stands any more', async () => {
    const [td] = [await house.joined('&role=td'), await house.joined()];
    send(green);
    await td.heard('end');
    td.leave();
    await expect.poll(stands).toBe(false);
  });

  test('R4 the relay stops', async () => {
    const td = await house.joined('&role=td');
    send(green);
    await house.relay.close();
    expect((await td.ended).code).toBe(1001);
  });
});
