import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { encodeWebp } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist, type HouseOptions } from './test-kit/house.ts';
import { noisyPng, plain, plainJpeg, plainPng, streamFrame } from './test-kit/pictures.ts';
import type { TestClient } from './test-kit/test-client.ts';
import { Witness } from './test-kit/witness.ts';

let house: House;
let sender: TestClient;

beforeEach(() => openHouse());
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock: systemClock }, options);
  sender = house.client(`/?room=${house.room.code}&role=program`);
}

/** A viewer of the program at the door; it is in as soon as it is answered. */
async function viewer(wishes = '', room = house.room.code): Promise<TestClient> {
  const client = house.client(`/?room=${room}&role=viewer&show=program&fps=60${wishes}`);
  await client.said();
  return client;
}

/** What it was shown. */
const shown = (client: TestClient): Buffer[] => client.pictures.map(({ bytes }) => bytes);
const showing = (client: TestClient, bytes: Buffer): Promise<void> =>
  client.until(() => shown(client).at(-1)?.equals(bytes) === true, 'the picture');

/** A small picture with so much comment in it that it has about this many bytes. */
async function hugeJpeg(bytes: number): Promise<Buffer> {
  const jpeg = await plainJpeg([10, 20, 30]);
  const comment = randomBytes(60_000);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xea, 0x62]), comment]);
  const count = Math.floor((bytes - jpeg.length) / segment.length);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...Array.from({ length: count }, () => segment),
    jpeg.subarray(2),
  ]);
}

describe('R22 a viewer of the program', () => {
  test('has the newest picture at once and every newer one, as it came', async () => {
    const pictures = [
      await plainJpeg([200, 0, 0]),
      await plainPng([0, 200, 0], 64),
      await plainJpeg([0, 0, 200], 96),
    ];
    await sender.said(pictures[0] ?? {});
    const client = await viewer();
    for (const bytes of pictures) {
      await sender.said(bytes);
      await showing(client, bytes);
    }
    expect(shown(client)).toEqual(pictures);
    expect(client.pictures.every(({ binary }) => binary)).toBe(true);
  });

  test('of WebP, and of JPEG behind a stream header, gets the picture alone', async () => {
    const client = await viewer();
    const webp = await encodeWebp(plain([0, 0, 0], 32), { quality: 80 });
    await sender.said(webp);
    await showing(client, webp);
    const jpeg = await plainJpeg([90, 90, 90]);
    await sender.said(streamFrame(jpeg));
    await showing(client, jpeg);
  });

  test('before there is a program hears nothing, then the first picture', async () => {
    const client = await viewer();
    await client.said();
    expect(client.words).toEqual(['joined', 'joined']);
    const bytes = await plainJpeg([1, 2, 3]);
    await sender.said(bytes);
    await showing(client, bytes);
  });

  test('hears nothing else of the room: no canvas, no state, no prompt, no touch, no test picture', async () => {
    const [client, td] = [await viewer(), await house.joined('&role=td')];
    const artist = new HouseArtist(house.room);
    house.room.setPrompt('a red fox');
    artist.line(360);
    await td.heard('end');
    house.relay.touch(house.room.code, { display: 'd', x: 0, y: 0, phase: 'down', id: 0 });
    house.relay.sendTestPicture(house.room.code, await plainPng([0, 0, 0]));
    await td.heard('end', 2);
    await client.said();
    expect(client.words).toEqual(['joined', 'joined']);
  });

  test('costs no encode, and those who look at the canvas do not notice the program', async () => {
    const witness = await Witness.join(house);
    const [client, encodes] = [await viewer('&images=text'), house.encodes.encodes];
    const bytes = await plainJpeg([5, 5, 5]);
    await sender.said(bytes);
    await showing(client, bytes);
    expect(house.encodes.encodes).toBe(encodes);
    await witness.noticedNothing();
  });

  test('sees the program of its own room only', async () => {
    const other = house.anotherRoom();
    const [here, there] = [await viewer(), await viewer('', other.code)];
    const bytes = await plainJpeg([7, 7, 7]);
    await sender.said(bytes);
    await showing(here, bytes);
    await there.said();
    expect(shown(there)).toEqual([]);
  });

  test('gets a picture of almost 8 MiB', async () => {
    const client = await viewer();
    const bytes = await hugeJpeg(RELAY_LIMITS.messageBytes);
    expect(bytes.length).toBeGreaterThan(RELAY_LIMITS.messageBytes - 100_000);
    await sender.said(bytes);
    await showing(client, bytes);
  });

  test('R1 is answered like everybody, and wants its own rate', async () => {
    const client = house.client('/ws');
    await client.say({ type: 'join', room: house.room.code, role: 'viewer', show: 'program', fps: 30 });
    expect((await client.heard('joined')).text).toMatchObject({ role: 'viewer', fps: 30 });
    expect(house.relay.people(house.room.code).map(({ role }) => role)).toContain('viewer');
  });
});

describe('R22 a repeated join', () => {
  test('changes from the canvas to the program and back', async () => {
    const bytes = await plainJpeg([60, 70, 80]);
    await sender.said(bytes);
    const client = await house.joined('&role=viewer&fps=60');
    await client.said({ type: 'join', show: 'program' });
    await showing(client, bytes);
    const artist = new HouseArtist(house.room);
    const td = await house.joined('&role=td');
    artist.line(100);
    await td.heard('end');
    await client.said();
    expect(client.words.join(' ')).toMatch(/^final joined (joined )?live( joined)*$/);
    await client.say({ type: 'join', show: 'canvas' });
    await client.heard('final', 2);
    const seen = client.pictures.length;
    await sender.said(await plainJpeg([0, 0, 0]));
    artist.line(300);
    await client.heard('end');
    expect(client.words.slice(client.words.lastIndexOf('joined')).join(' ')).toMatch(
      /^joined final start (live )*final end$/,
    );
    expect(client.pictures.length).toBeGreaterThan(seen);
  });

  test('with the same wish keeps what it has: the picture is not sent again', async () => {
    const bytes = await plainJpeg([60, 70, 80]);
    await sender.said(bytes);
    const client = await viewer();
    await showing(client, bytes);
    await client.said({ type: 'join', fps: 5 });
    expect(shown(client)).toHaveLength(1);
  });

  test('as another role ends the view of the program, without a complaint', async () => {
    const client = await viewer();
    await client.say({ type: 'join', role: 'td' });
    await client.heard('final');
    expect(house.relay.touchdesigner(house.room.code).clients).toHaveLength(1);
    await sender.said(await plainJpeg([1, 1, 1]));
    await client.said();
    expect(client.words.filter(word => word === 'live')).toEqual([]);
  });

  test('of another room shows the program of that', async () => {
    const other = house.anotherRoom();
    const [here, there] = [await plainJpeg([10, 0, 0]), await plainJpeg([0, 0, 99])];
    await sender.said(here);
    await house.client(`/?room=${other.code}&role=program`).said(there);
    const client = await viewer();
    await showing(client, here);
    await client.said({ type: 'join', room: other.code });
    await showing(client, there);
    await sender.said(await plainJpeg([20, 0, 0]));
    await client.said();
    expect(shown(client)).toHaveLength(2);
  });
});

describe('R4, R22 show is for viewers', () => {
  test.each(['&role=td', '&role=peer', '', '&role=program'])('4400 with %j in the address', async role => {
    const stranger = house.client(`/?room=${house.room.code}${role}&show=program`);
    expect(await stranger.ended).toEqual({ code: 4400, reason: expect.stringContaining('viewer') });
    expect(stranger.log).toEqual([]);
  });

  test('4400 in a join of another role, and for what cannot be shown', async () => {
    const td = await house.joined('&role=td');
    await td.say({ type: 'join', show: 'program' });
    expect((await td.ended).code).toBe(4400);
    const stranger = house.client(`/?room=${house.room.code}&role=viewer&show=everything`);
    expect((await stranger.ended).code).toBe(4400);
  });

  test('R1 a room with a PIN asks for it', async () => {
    house.rooms.setPin(house.room.code, '4711');
    const stranger = house.client(`/?room=${house.room.code}&role=viewer&show=program`);
    expect((await stranger.ended).code).toBe(4401);
    await viewer('&key=4711');
  });
});

test('R13 a viewer that stalls costs nobody anything, holds only the newest picture, and has that when it goes on', async () => {
  await house.close();
  await openHouse({ limits: { bytesPerSecond: 1024 ** 3 } });
  const [stalled, quick] = [await viewer(), await viewer()];
  stalled.stall();
  const unsent = (): number =>
    Math.max(...house.relay.people(house.room.code).map(({ unsentBytes }) => unsentBytes));
  let last = await noisyPng();
  // The kernel takes in megabytes before anything waits here; what waits then must not become more.
  for (let count = 0; count < 12; count += 1) {
    last = await noisyPng();
    await sender.said(last);
    await showing(quick, last);
    expect(unsent()).toBeLessThan(last.length * 1.5);
  }
  stalled.goOn();
  await showing(stalled, last);
  expect(shown(stalled).length).toBeLessThan(12);
  expect(shown(quick)).toHaveLength(12);
}, 60_000);
