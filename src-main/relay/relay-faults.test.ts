import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { encodePng } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, type HouseOptions } from './test-kit/house.ts';
import type { TestClient } from './test-kit/test-client.ts';
import { Witness } from './test-kit/witness.ts';

let house: House;
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock: systemClock }, options);
}

/** A picture that no encoder makes small. */
function noisePng(side = 720): Promise<Buffer> {
  return encodePng({ width: side, height: side, data: randomBytes(side * side * 4) });
}

describe('R15 garbage', () => {
  test.each([
    ['text', () => 'not json at all'],
    ['binary', () => randomBytes(500)],
    ['JSON of an unknown type', () => ({ type: 'dance' })],
    [
      'a picture that breaks off',
      () => Buffer.from('89504e470d0a1a0a0000000d4948445200000010000000100802', 'hex'),
    ],
  ])('%s: ignored, logged once, closed with 4400 when it is too much', async (_, garbage) => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await Witness.join(house)];
    for (let index = 0; index < 19; index += 1) await stranger.say(garbage());
    await stranger.say({ type: 'proc', payload: 'still here' });
    await witness.client.heard('prompt');
    await stranger.say(garbage());
    expect((await stranger.ended).code).toBe(4400);
    expect(house.complaints).toHaveLength(1);
    await witness.noticedNothing();
  });

  test('a PNG whose content is damaged is ignored, and the picture stays', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await Witness.join(house)];
    const damaged = Buffer.from(await noisePng(64)).fill(0, 200, 4_000);
    for (let index = 0; index < 20; index += 1) await stranger.say(damaged);
    expect((await stranger.ended).code).toBe(4400);
    expect(house.room.itemCount).toBe(1);
    await witness.noticedNothing();
  });
});

describe('R14 too much', () => {
  test('a message of 100 MB: 1009', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await Witness.join(house)];
    await stranger.say(Buffer.alloc(100 * 1024 * 1024));
    expect((await stranger.ended).code).toBe(1009);
    await witness.noticedNothing();
  });

  test.each(['', '&role=td'])(
    'a picture bomb of 30,000 × 30,000 by its header (role "%s"): 4413',
    async role => {
      await openHouse();
      const [stranger, witness] = [await house.joined(role), await Witness.join(house)];
      const bomb = await encodePng({ width: 1, height: 1, data: Buffer.alloc(4) });
      bomb.writeUInt32BE(30_000, 16);
      bomb.writeUInt32BE(30_000, 20);
      await stranger.say(bomb);
      const { code, reason } = await stranger.ended;
      expect(code).toBe(4413);
      expect(reason).toContain('30000');
      await witness.noticedNothing();
    },
  );

  test('a picture bomb as a live picture: 4413', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const stranger = await house.joined();
    const bomb = await encodePng({ width: 1, height: 1, data: Buffer.alloc(4) });
    bomb.writeUInt32BE(30_000, 16);
    await stranger.say({ type: 'draw', payload: `data:image/png;base64,${bomb.toString('base64')}` });
    expect((await stranger.ended).code).toBe(4413);
    await witness.noticedNothing();
  });

  test('messages: 4429', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await Witness.join(house)];
    await stranger.say(...Array.from({ length: 600 }, () => ({ type: 'keepalive' })));
    expect((await stranger.ended).code).toBe(4429);
    await witness.noticedNothing();
  });

  test('bytes: 4429', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const stranger = await house.joined('&role=viewer');
    await stranger.say(...Array.from({ length: 5 }, () => Buffer.alloc(7 * 1024 * 1024)));
    expect((await stranger.ended).code).toBe(4429);
    await witness.noticedNothing();
  });

  test('an artist is under the same limits', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const artist = house.client(`/artist/${house.room.code}`);
    await artist.say(...Array.from({ length: 600 }, () => ({ type: 'beat' })));
    expect((await artist.ended).code).toBe(4429);
    await witness.noticedNothing();
  });

  test('an artist who talks nonsense is closed with 4400', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const artist = house.client(`/artist/${house.room.code}`);
    await artist.say(...Array.from({ length: 20 }, () => 'what?'));
    expect((await artist.ended).code).toBe(4400);
    await witness.noticedNothing();
  });
});

describe('R14 full', () => {
  test('a room: 4409, and there is a place again when somebody leaves', async () => {
    await openHouse({ limits: { clientsPerRoom: 3 } });
    const witness = await Witness.join(house);
    const first = await house.joined();
    await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    expect((await house.client(`/artist/${house.room.code}`).ended).code).toBe(4409);
    first.leave();
    await first.ended;
    await house.joined();
    await witness.noticedNothing();
  });

  test('the relay: 4409', async () => {
    await openHouse({ limits: { clientsPerRelay: 2 } });
    const witness = await Witness.join(house);
    const first = await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    first.leave();
    await first.ended;
    await house.joined();
    await witness.noticedNothing();
  });

  test('an address: 4409, unless it is this machine itself', async () => {
    await openHouse({ limits: { clientsPerAddress: 2 }, exemptLoopback: false });
    const witness = await Witness.join(house);
    await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    await witness.noticedNothing();
    await house.close();
    await openHouse({ limits: { clientsPerAddress: 1 } });
    await house.joined();
    await house.joined();
  });
});

describe('R13 a stalled TouchDesigner', () => {
  test('costs nobody else anything, and is given up with 4408 when finals pile up', async () => {
    await openHouse({ limits: { orderedBytes: 4 * 1024 * 1024 } });
    const stalled = await house.joined('&role=td&fps=60', { autoPong: false });
    const [peer, witness] = [await house.joined(), await Witness.join(house)];
    stalled.stall();
    let finals = witness.client.words.filter(word => word === 'final').length;
    const most = finals + 40;
    // The kernel takes in megabytes before anything waits here; more than 16 MB get through to where it shows.
    while (house.relay.people(house.room.code).length === 3 && finals < most) {
      await peer.say({ type: 'state', payload: 'drawing:start' }, await noisePng(), {
        type: 'state',
        payload: 'drawing:end',
      });
      finals += 1;
      await witness.client.heard('final', finals);
    }
    expect(house.relay.people(house.room.code)).toHaveLength(2);
    stalled.goOn();
    expect((await stalled.ended).code).toBe(4408);
    await witness.goesOn();
  }, 60_000);

  test('hears the rest in order when it goes on, and nobody waited for it', async () => {
    await openHouse();
    const stalled = await house.joined('&role=td', { autoPong: false });
    const witness = await Witness.join(house);
    await stalled.heard('end');
    stalled.stall();
    for (let lines = 1; lines <= 3; lines += 1) await witness.goesOn();
    stalled.goOn();
    await stalled.heard('end', 4);
    expect(stalled.words.join(' ')).toMatch(/^final( start (live )*final end){4}$/);
    const lastOf = (client: TestClient) => client.pictures.at(-1)?.bytes.toString('base64');
    expect(lastOf(stalled)).toBe(lastOf(witness.client));
  });
});
