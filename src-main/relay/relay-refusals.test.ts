import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, type HouseOptions } from './test-kit/house.ts';
import { Witness } from './test-kit/witness.ts';

/** Who is not let in, and that nobody inside notices. */
let house: House;
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock: systemClock }, options);
}

describe('R2 a room that is not there', () => {
  test.each(['/?room=ZZZZ22', '/r/ZZZZ22', '/artist/ZZZZ22', '/?room=hello-world'])(
    '%s: 4404',
    async target => {
      await openHouse();
      const witness = await Witness.join(house);
      const stranger = house.client(target);
      expect((await stranger.ended).code).toBe(4404);
      expect(stranger.pictures).toEqual([]);
      await witness.noticedNothing();
    },
  );
});

describe('R18 guessing', () => {
  const wrong = (index: number): string => `/?room=ZZZZ${'ABCDEFGHJKMNP'[index]}2`;

  test('ten different wrong codes: the next handshake is refused with 429, also with the right code', async () => {
    await openHouse({ exemptLoopback: false });
    const witness = await Witness.join(house);
    for (let index = 0; index < 10; index += 1)
      expect((await house.client(wrong(index)).ended).code).toBe(4404);
    expect((await house.client(wrong(10)).ended).code).toBe(429);
    expect((await house.client(`/?room=${house.room.code}`).ended).code).toBe(429);
    await witness.noticedNothing();
  });

  test('who was connected before may not guess on by joining: 4429', async () => {
    await openHouse({ exemptLoopback: false });
    const waiting = house.client('/');
    await waiting.open();
    for (let index = 0; index < 10; index += 1) await house.client(wrong(index)).ended;
    await waiting.say({ type: 'join', room: house.room.code });
    expect((await waiting.ended).code).toBe(4429);
  });

  test('one wrong code again and again counts once', async () => {
    await openHouse({ exemptLoopback: false });
    const witness = await Witness.join(house);
    for (let index = 0; index < 12; index += 1) expect((await house.client(wrong(0)).ended).code).toBe(4404);
    await house.joined();
    await witness.noticedNothing();
  });

  test('loopback is exempt', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    for (let index = 0; index < 12; index += 1)
      expect((await house.client(wrong(index)).ended).code).toBe(4404);
    await house.joined();
    await witness.noticedNothing();
  });
});

describe('R17 whose page it is', () => {
  test('a page of another site is refused', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const target = `/?room=${house.room.code}`;
    expect((await house.client(target, { origin: 'http://evil.example' }).ended).code).toBe(403);
    expect((await house.client(target, { origin: 'null' }).ended).code).toBe(403);
    await witness.noticedNothing();
  });

  test('a page whose name was made to point here (DNS rebinding) is refused, also at the artist door', async () => {
    await openHouse();
    const witness = await Witness.join(house);
    const rebound = { origin: 'http://evil.example', headers: { host: 'evil.example' } };
    expect((await house.client(`/?room=${house.room.code}`, rebound).ended).code).toBe(403);
    expect((await house.client(`/artist/${house.room.code}`, rebound).ended).code).toBe(403);
    await witness.noticedNothing();
  });

  test('our own page is let in, by the address or a listed name', async () => {
    await openHouse({ allowedHosts: ['wall.venue.example'] });
    await house.joined('', { origin: house.http });
    await house.joined('', { origin: 'http://wall.venue.example', headers: { host: 'wall.venue.example' } });
  });
});
