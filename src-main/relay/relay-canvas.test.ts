import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readImageHeader } from '../imaging/image-header.ts';
import { decodePicture } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist } from './test-kit/house.ts';

let house: House;
let artist: HouseArtist;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
  artist = new HouseArtist(house.room);
});
afterEach(() => house.close());

/** Colour of one pixel of an encoded picture, `r,g,b`. */
async function colourAt(bytes: Buffer, x: number, y: number): Promise<string> {
  const { data, width } = await decodePicture(bytes);
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)].join();
}

describe('R7 a client that knows only the seed', () => {
  test('hears start, live pictures, the final and end while a stroke is drawn', async () => {
    const td = await house.joined();
    artist.down();
    artist.move(100, 360);
    await td.heard('live');
    artist.move(300, 360);
    await td.heard('live', 2);
    artist.move(600, 360);
    artist.up();
    await td.heard('end');
    expect(td.words.join(' ')).toMatch(/^final start (live )+final end$/);
    expect(await colourAt((await td.heard('final', 2)).bytes, 350, 360)).toBe('208,32,32');
  });

  test('R10 sees live and final at the same size, opaque, on white', async () => {
    const td = await house.joined();
    artist.line(360);
    await td.heard('end');
    const sizes = td.pictures.map(({ bytes }) => readImageHeader(bytes));
    expect(new Set(sizes.map(header => `${header?.width}×${header?.height}`))).toEqual(new Set(['720×720']));
    expect(await colourAt((await td.heard('final')).bytes, 5, 5)).toBe('255,255,255');
  });

  test('R10 undo and clear reach it like a stroke, and its last picture is the right final', async () => {
    const td = await house.joined();
    artist.line(360);
    await td.heard('end');
    artist.undo();
    await td.heard('end', 2);
    expect(td.words.slice(td.words.indexOf('end') + 1).join(' ')).toMatch(/^start (live )*final end$/);
    expect(await colourAt((await td.heard('final', 3)).bytes, 350, 360)).toBe('255,255,255');
    artist.line(100);
    await td.heard('end', 3);
    artist.clear();
    await td.heard('end', 4);
    expect(await colourAt((await td.heard('final', 5)).bytes, 350, 100)).toBe('255,255,255');
  });

  test('R10 is not sent the same bytes twice in a row', async () => {
    const td = await house.joined();
    for (const y of [100, 200, 300]) artist.line(y);
    artist.undo();
    await td.heard('end');
    const pictures = td.pictures.map(({ bytes }) => bytes.toString('base64'));
    pictures.forEach((bytes, index) => {
      expect(bytes).not.toBe(pictures[index - 1]);
    });
  });
});

test('R10 an idle room costs no encode', async () => {
  const td = await house.joined();
  artist.line(360);
  await td.heard('end');
  const { encodes } = house.encodes;
  // Another client joins and is told everything that there is: the pictures are known already.
  await house.joined();
  expect(house.encodes.encodes).toBe(encodes);
});

test('R3, R7 a client that only sends is told nothing, and costs no encode', async () => {
  const program = house.client(`/?room=${house.room.code}&role=program`);
  artist.line(360);
  artist.undo();
  await program.say({ type: 'join' });
  await program.heard('joined');
  expect(program.words).toEqual(['joined']);
  expect(house.encodes.encodes).toBe(0);
});

test('R7 a stroke that does not end has a final in between, followed by end and start', async () => {
  await house.close();
  house = await House.open({ openStore, clock: systemClock }, { limits: { finalEveryMs: 400 } });
  artist = new HouseArtist(house.room);
  const td = await house.joined();
  artist.down();
  for (let x = 100; td.words.filter(word => word === 'start').length < 3; x += 1) {
    const seen = td.pictures.length;
    artist.move(x, 300);
    await td.until(() => td.pictures.length > seen, 'another picture');
  }
  artist.up();
  await td.until(() => td.words.at(-1) === 'end', 'the end');
  expect(td.words.join(' ')).toMatch(/^final( start (live )+final end){2,} start (live )*(final )?end$/);
});

describe('R9 joining late', () => {
  test('a receiver gets the prompt and the final of an empty canvas', async () => {
    house.room.setPrompt('a red fox');
    const td = await house.joined('&role=td');
    expect(td.words).toEqual(['prompt', 'final']);
    expect(td.log[0]?.text).toEqual({ type: 'proc', payload: 'a red fox' });
  });

  test('while somebody draws: the newest final, then start and the newest live picture, and their end', async () => {
    const early = await house.joined();
    artist.line(100);
    await early.heard('end');
    const seen = early.pictures.length;
    artist.down();
    artist.move(300, 500);
    await early.until(() => early.pictures.length > seen, 'a live picture');
    const late = await house.joined();
    await late.heard('live');
    expect(late.words.slice(0, 3)).toEqual(['final', 'start', 'live']);
    expect(await colourAt((await late.heard('final')).bytes, 350, 100)).toBe('208,32,32');
    const [r = 0, g = 255] = (await colourAt((await late.heard('live')).bytes, 300, 500))
      .split(',')
      .map(Number);
    expect(r).toBeGreaterThan(150);
    expect(g).toBeLessThan(100);
    artist.up();
    await late.heard('end');
    expect(late.words.join(' ')).toMatch(/^final start (live )+final end$/);
  });

  test('while a pen is down and still: start is followed by an end all the same', async () => {
    artist.down();
    const late = await house.joined();
    await late.heard('live');
    expect(late.words).toEqual(['final', 'start', 'live']);
    artist.up();
    await late.heard('end');
  });
});

describe('R1 the form of live pictures', () => {
  test('is base64 text unless binary is asked for; both are the same bytes, encoded once', async () => {
    const text = await house.joined('&role=td');
    const binary = await house.joined('&role=td&images=binary');
    const before = house.encodes.encodes;
    artist.down();
    artist.move(100, 100);
    const [asText, asBinary] = [await text.heard('live'), await binary.heard('live')];
    expect([asText.binary, asBinary.binary]).toEqual([false, true]);
    expect(asText.bytes.equals(asBinary.bytes)).toBe(true);
    expect(house.encodes.encodes).toBe(before + 1);
    artist.up();
  });
});
