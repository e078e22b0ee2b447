import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { decodePicture, encodePng } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist } from './test-kit/house.ts';
import type { TestClient } from './test-kit/test-client.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
});
afterEach(() => house.close());

function plain(red: number, green: number, blue: number, side = 64): Pixels {
  const data = Buffer.alloc(side * side * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { width: side, height: side, data };
}

const START = { type: 'state', payload: 'drawing:start' };
const END = { type: 'state', payload: 'drawing:end' };
const blue = plain(0, 0, 255);
const green = plain(0, 128, 0);
const bluePng = await encodePng(blue);
const greenPng = await encodePng(green);
const draw = async (pixels: Pixels): Promise<object> => {
  const jpeg = await encodeJpeg(pixels, { quality: 90 });
  return { type: 'draw', payload: `data:image/jpeg;base64,${jpeg.toString('base64')}` };
};

async function middleOf(bytes: Buffer): Promise<string> {
  const { data, width, height } = await decodePicture(bytes);
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  return [...data.subarray(at, at + 3)].join();
}

/** Once everything has settled, the client's last word is `end`, and before it a final whose middle has this colour. */
async function settlesOn(client: TestClient, colour: string): Promise<void> {
  const lastFinal = (): Buffer | undefined => client.log.findLast(({ what }) => what === 'final')?.bytes;
  await expect.poll(async () => middleOf(lastFinal() ?? Buffer.alloc(0)), { timeout: 10_000 }).toBe(colour);
  await client.until(() => client.words.at(-1) === 'end', 'the end');
}

describe('R5, R6, R7 a peer of the seed draws by pictures', () => {
  test('TouchDesigner hears start, live, final and end, from the compositor', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(START, await draw(blue));
    await td.heard('live');
    // As the seed's page does it: `end` first, the PNG after it.
    await peer.say(END, bluePng);
    await td.heard('end');
    expect(td.words.join(' ')).toMatch(/^final start (live )+final end( start (live )*final end)?$/);
    await settlesOn(td, '0,0,255');
    const final = await td.heard('final', 2);
    expect((await decodePicture(final.bytes)).width).toBe(720);
  });

  test('R10 is sent nothing of what only it drew', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(START, await draw(blue), bluePng, END);
    await td.heard('end');
    expect(peer.words).toEqual(['final']);
  });

  test('R10 is sent the picture to which an artist contributed', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(START, await draw(blue));
    await td.heard('live');
    const artist = new HouseArtist(house.room);
    artist.line(360);
    await peer.heard('live');
    await peer.say(END);
    await peer.heard('end');
    expect(peer.words.join(' ')).toMatch(/^final start (live )+final end$/);
    await settlesOn(peer, '208,32,32');
  });

  test('R6 a final is in the room although its sender left at once', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(START, bluePng, END);
    peer.leave();
    await td.heard('end');
    await settlesOn(td, '0,0,255');
  });

  test('a script that only sends a PNG is understood', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(greenPng);
    await td.heard('end');
    await settlesOn(td, '0,128,0');
  });
});

describe('R19 two peers', () => {
  test('the one that last said start holds the picture; the other one changes nothing', async () => {
    const [first, second, td] = [await house.joined(), await house.joined(), await house.joined('&role=td')];
    await first.say(START, bluePng);
    await td.heard('live');
    await second.say(START, greenPng);
    await first.say(bluePng);
    await first.say(END);
    await second.say(END);
    await td.heard('end');
    await settlesOn(td, '0,128,0');
  });

  test("R7 one's end does not mute the other", async () => {
    const [first, second, td] = [await house.joined(), await house.joined(), await house.joined('&role=td')];
    await first.say(START);
    await second.say(START, await draw(green));
    await td.heard('live');
    await first.say(END);
    await second.say(await draw(blue));
    await td.heard('live', 2);
    expect(td.words).not.toContain('end');
    await second.say(END, bluePng);
    await td.heard('end');
  });

  test('is a base layer: what artists draw later lies over it', async () => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say(START, bluePng, END);
    await td.heard('end');
    new HouseArtist(house.room).line(360);
    await td.heard('end', 2);
    await settlesOn(td, '208,32,32');
  });
});

test('R7 the pen of a peer that is gone is up', async () => {
  const [peer, td] = [await house.joined(), await house.joined('&role=td')];
  await peer.say(START, await draw(blue));
  await td.heard('live');
  peer.cut();
  await td.heard('end');
});

describe('R12 the program', () => {
  test('is taken from TouchDesigner in every form, and changes no canvas', async () => {
    const jpeg = await encodeJpeg(blue, { quality: 75 });
    const header = Buffer.from([0x44, 0x50, 1, 0, 0, 0, 0, 0]);
    header.writeUInt32LE(jpeg.length, 4);
    const td = await house.joined('&role=td');
    const forms = [Buffer.concat([header, jpeg]), jpeg, bluePng, await draw(green)];
    for (const [index, form] of forms.entries()) {
      await td.say(form, { type: 'join' });
      await td.heard('joined', index + 1);
      expect(house.relay.program(house.room.code)?.header).toMatchObject({ width: 64, height: 64 });
    }
    expect(house.relay.program(house.room.code)?.bytes.equals(bluePng)).toBe(false);
    expect(house.room.itemCount).toBe(0);
    expect(td.pictures).toHaveLength(1);
  });

  test('R3 is not for viewers to send', async () => {
    const viewer = await house.joined('&role=viewer');
    await viewer.say(bluePng, { type: 'join' });
    await viewer.heard('joined');
    expect(house.relay.program(house.room.code)).toBeUndefined();
    expect(house.room.itemCount).toBe(0);
  });
});
