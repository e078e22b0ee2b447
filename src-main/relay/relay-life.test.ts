import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '#shared/contract/room';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { encodePng } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, type HouseOptions } from './test-kit/house.ts';

let house: House;
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock: systemClock }, options);
}

/** How the operator sees the only client of the room, once it is so. */
async function theClientBecomes(state: Person['liveness']): Promise<void> {
  const seen = (): string | undefined => house.relay.people(house.room.code)[0]?.liveness;
  await expect.poll(seen, { timeout: 10_000 }).toBe(state);
}

describe('R11 alive', () => {
  test('a client that answers pings is live, with a round trip', async () => {
    await openHouse({ limits: { pingEveryMs: 1 } });
    await house.joined();
    await theClientBecomes('live');
    expect(house.relay.people(house.room.code)[0]?.roundTripMs).toBeGreaterThanOrEqual(0);
  });

  test('one that answered once and then fell silent is stale, then terminated', async () => {
    await openHouse({ limits: { pingEveryMs: 1, staleAfterMs: 1_000, deadAfterMs: 3_000 } });
    const client = await house.joined();
    await theClientBecomes('live');
    client.stall();
    await theClientBecomes('stale');
    await expect.poll(() => house.relay.people(house.room.code), { timeout: 10_000 }).toEqual([]);
  });

  test('one that never answers is kept as unconfirmed, and hears a keepalive', async () => {
    await openHouse({
      limits: { pingEveryMs: 1, staleAfterMs: 2_000, deadAfterMs: 100, keepaliveTextEveryMs: 1_000 },
    });
    const td = await house.joined('&role=td', { autoPong: false });
    expect((await td.heard('keepalive', 2)).text).toEqual({ type: 'keepalive' });
    await theClientBecomes('unconfirmed');
  });
});

describe('R4 the relay stops', () => {
  test('everybody hears 1001, and nothing listens any more', async () => {
    await openHouse();
    const clients = [
      await house.joined(),
      await house.joined('&role=td', { autoPong: false }),
      await house.client('/ws').open(),
      await house.client(`/artist/${house.room.code}`).open(),
    ];
    await house.relay.close();
    for (const client of clients) expect((await client.ended).code).toBe(1001);
    await expect(fetch(`${house.http}/healthz`)).rejects.toThrow();
  });

  test('although one has stalled and one never said a word', async () => {
    await openHouse();
    const stalled = await house.joined('&role=td', { autoPong: false });
    stalled.stall();
    const silent = connect(Number(new URL(house.http).port), '127.0.0.1');
    const silentEnd = new Promise(resolve => silent.once('close', resolve));
    silent.on('error', () => undefined);
    await new Promise(resolve => silent.once('connect', resolve));
    await house.relay.close();
    await silentEnd;
  });

  test('a final that came in whole is in its room', async () => {
    await openHouse();
    const peer = await house.joined();
    const data = Buffer.alloc(64 * 64 * 4, 0x80);
    await peer.say(await encodePng({ width: 64, height: 64, data }), { type: 'join' });
    await peer.heard('joined');
    await house.relay.close();
    expect(house.room.itemCount).toBe(1);
  });
});

test('a port in use is told as the system tells it', async () => {
  await openHouse();
  const other = await House.open({ openStore, clock: systemClock });
  await other.relay.close();
  await expect(other.relay.listen(Number(new URL(house.http).port), '127.0.0.1')).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await other.close();
});

test('A an artist is welcomed, told of the wall, and listed by name; others see what is drawn', async () => {
  await openHouse();
  const { relay, room } = house;
  relay.setWall(room.code, 'live');
  const artist = house.client(`/artist/${room.code.toLowerCase()}`);
  const said = (type: string) => artist.log.find(({ text }) => text?.['type'] === type)?.text;
  await artist.say({ type: 'hello', token: 'a-secret-of-this-device', name: 'Ana' });
  await artist.until(() => said('ready') !== undefined, 'ready');
  expect(said('welcome')).toMatchObject({ room: room.code, name: 'Ana' });
  expect(said('wall')).toEqual({ type: 'wall', state: 'live' });
  expect(relay.people(room.code)).toMatchObject([{ role: 'artist', name: 'Ana' }]);

  const td = await house.joined('&role=td');
  const stroke = { style: STYLE, points: [{ x: 100, y: 300, pressure: 0.5, atMs: 0 }] };
  await artist.say(Buffer.from(encodeArtistBinary({ kind: 'commit', id: 'stroke-0001', layer: 0, stroke })));
  await td.heard('end');
  artist.leave();
  await expect.poll(() => relay.people(room.code)).toHaveLength(1);
});

const STYLE = { brush: 'pen', colour: '#202020', size: 20, opacity: 1 } as const;
