import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { encodePng } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist, type HouseOptions } from './testing/house.ts';
import type { TestClient } from './testing/test-client.ts';

let house: House;
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock: systemClock }, options);
}

/** Nobody else noticed: another client still sees a stroke from beginning to end. */
async function othersGoOn(witness: TestClient): Promise<void> {
  const ends = witness.words.filter(word => word === 'end').length;
  new HouseArtist(house.room, `after-${ends}`).line(40 + ends * 60);
  await witness.heard('end', ends + 1);
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
    const [stranger, witness] = [await house.joined(), await house.joined('&role=td')];
    for (let index = 0; index < 19; index += 1) await stranger.say(garbage());
    await stranger.say({ type: 'proc', payload: 'still here' });
    await witness.heard('prompt');
    await stranger.say(garbage());
    expect((await stranger.ended).code).toBe(4400);
    expect(house.complaints).toHaveLength(1);
    await othersGoOn(witness);
  });

  test('a PNG whose content is damaged is ignored, and the picture stays', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await house.joined('&role=td')];
    const damaged = Buffer.from(await noisePng(64)).fill(0, 200, 4_000);
    for (let index = 0; index < 20; index += 1) await stranger.say(damaged);
    expect((await stranger.ended).code).toBe(4400);
    expect(house.room.itemCount).toBe(0);
    expect(witness.pictures).toHaveLength(1);
    await othersGoOn(witness);
  });
});

describe('R14 too much', () => {
  test('a message of 100 MB: 1009', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await house.joined('&role=td')];
    await stranger.say(Buffer.alloc(100 * 1024 * 1024));
    expect((await stranger.ended).code).toBe(1009);
    await othersGoOn(witness);
  });

  test.each(['', '&role=td'])(
    'a picture bomb of 30,000 × 30,000 by its header (role "%s"): 4413',
    async role => {
      await openHouse();
      const [stranger, witness] = [await house.joined(role), await house.joined('&role=td')];
      const bomb = await encodePng({ width: 1, height: 1, data: Buffer.alloc(4) });
      bomb.writeUInt32BE(30_000, 16);
      bomb.writeUInt32BE(30_000, 20);
      await stranger.say(bomb);
      const { code, reason } = await stranger.ended;
      expect(code).toBe(4413);
      expect(reason).toContain('30000');
      await othersGoOn(witness);
    },
  );

  test('a picture bomb as a live picture: 4413', async () => {
    await openHouse();
    const stranger = await house.joined();
    const bomb = await encodePng({ width: 1, height: 1, data: Buffer.alloc(4) });
    bomb.writeUInt32BE(30_000, 16);
    await stranger.say({ type: 'draw', payload: `data:image/png;base64,${bomb.toString('base64')}` });
    expect((await stranger.ended).code).toBe(4413);
  });

  test('messages: 4429', async () => {
    await openHouse();
    const [stranger, witness] = [await house.joined(), await house.joined('&role=td')];
    await stranger.say(...Array.from({ length: 600 }, () => ({ type: 'keepalive' })));
    expect((await stranger.ended).code).toBe(4429);
    await othersGoOn(witness);
  });

  test('bytes: 4429', async () => {
    await openHouse();
    const stranger = await house.joined('&role=viewer');
    await stranger.say(...Array.from({ length: 5 }, () => Buffer.alloc(7 * 1024 * 1024)));
    expect((await stranger.ended).code).toBe(4429);
  });

  test('an artist is under the same limits', async () => {
    await openHouse();
    const artist = house.client(`/artist/${house.room.code}`);
    await artist.say(...Array.from({ length: 600 }, () => ({ type: 'beat' })));
    expect((await artist.ended).code).toBe(4429);
  });

  test('an artist who talks nonsense is closed with 4400', async () => {
    await openHouse();
    const artist = house.client(`/artist/${house.room.code}`);
    await artist.say(...Array.from({ length: 20 }, () => 'what?'));
    expect((await artist.ended).code).toBe(4400);
  });
});

describe('R14 full', () => {
  test('a room: 4409, and there is a place again when somebody leaves', async () => {
    await openHouse({ limits: { clientsPerRoom: 2 } });
    const first = await house.joined();
    await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    expect((await house.client(`/artist/${house.room.code}`).ended).code).toBe(4409);
    first.leave();
    await first.ended;
    await house.joined();
  });

  test('the relay: 4409', async () => {
    await openHouse({ limits: { clientsPerRelay: 1 } });
    const first = await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    first.leave();
    await first.ended;
    await house.joined();
  });

  test('an address: 4409, unless it is this machine itself', async () => {
    await openHouse({ limits: { clientsPerAddress: 1 }, exemptLoopback: false });
    await house.joined();
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(4409);
    await house.close();
    await openHouse({ limits: { clientsPerAddress: 1 } });
    await house.joined();
    await house.joined();
  });
});

describe('R18 guessing', () => {
  const wrong = (index: number): string => `/?room=ZZZZ${'ABCDEFGHJKMNP'[index]}2`;

  test('ten different wrong codes: the next handshake is refused with 429, also with the right code', async () => {
    await openHouse({ exemptLoopback: false });
    for (let index = 0; index < 10; index += 1)
      expect((await house.client(wrong(index)).ended).code).toBe(4404);
    expect((await house.client(wrong(10)).ended).code).toBe(429);
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(429);
  });

  test('one wrong code again and again counts once', async () => {
    await openHouse({ exemptLoopback: false });
    for (let index = 0; index < 12; index += 1) expect((await house.client(wrong(0)).ended).code).toBe(4404);
    await house.joined();
  });

  test('loopback is exempt', async () => {
    await openHouse();
    for (let index = 0; index < 12; index += 1)
      expect((await house.client(wrong(index)).ended).code).toBe(4404);
    await house.joined();
  });
});

describe('R13 a stalled TouchDesigner', () => {
  test('costs nobody else anything, and is given up with 4408 when finals pile up', async () => {
    await openHouse({ limits: { orderedBytes: 4 * 1024 * 1024 } });
    const stalled = await house.joined('&role=td&fps=60', { autoPong: false });
    const [peer, witness] = [await house.joined(), await house.joined('&role=td')];
    stalled.stall();
    let finals = 1;
    // The kernel takes in megabytes before anything waits here; more than 16 MB get through to where it shows.
    while (house.relay.clients(house.room.code).length === 3 && finals < 40) {
      await peer.say({ type: 'state', payload: 'drawing:start' }, await noisePng(), {
        type: 'state',
        payload: 'drawing:end',
      });
      finals += 1;
      await witness.heard('final', finals);
    }
    expect(house.relay.clients(house.room.code)).toHaveLength(2);
    stalled.goOn();
    expect((await stalled.ended).code).toBe(4408);
    await othersGoOn(witness);
  }, 60_000);

  test('hears the rest in order when it goes on, and nobody waited for it', async () => {
    await openHouse();
    const stalled = await house.joined('&role=td', { autoPong: false });
    const witness = await house.joined('&role=td');
    stalled.stall();
    for (let lines = 1; lines <= 3; lines += 1) await othersGoOn(witness);
    stalled.goOn();
    await stalled.heard('end', 3);
    expect(stalled.words.join(' ')).toMatch(/^final( start (live )*final end){3}$/);
    const lastOf = (client: TestClient) => client.pictures.at(-1)?.bytes.toString('base64');
    expect(lastOf(stalled)).toBe(lastOf(witness));
  });
});

describe('R17 whose page it is', () => {
  test('a page of another site is refused', async () => {
    await openHouse();
    const target = `/?room=${house.room.code}`;
    expect((await house.client(target, { origin: 'http://evil.example' }).ended).code).toBe(403);
    expect((await house.client(target, { origin: 'null' }).ended).code).toBe(403);
  });

  test('a page whose name was made to point here (DNS rebinding) is refused, also at the artist door', async () => {
    await openHouse();
    const rebound = { origin: 'http://evil.example', headers: { host: 'evil.example' } };
    expect((await house.client(`/?room=${house.room.code}`, rebound).ended).code).toBe(403);
    expect((await house.client(`/artist/${house.room.code}`, rebound).ended).code).toBe(403);
  });

  test('our own page is let in, by the address or a listed name', async () => {
    await openHouse({ allowedHosts: ['wall.venue.example'] });
    await house.joined('', { origin: house.http });
    await house.joined('', { origin: 'http://wall.venue.example', headers: { host: 'wall.venue.example' } });
  });
});
