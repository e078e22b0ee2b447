import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { strokeOf } from '../rooms/test-kit/drawings.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import { TestArtist } from './test-kit/test-artist.ts';
import { TestClient } from './test-kit/test-client.ts';

/** Two addresses of this machine, as two networks would have them. */
const [FIRST, SECOND] = ['127.0.0.1', '127.0.0.2'];

let house: House;
let port: number;
let clients: TestClient[];

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
  port = Number(new URL(house.http).port);
  clients = [];
});
afterEach(async () => {
  for (const client of clients) client.cut();
  await house.close();
});

function clientAt(host: string): TestClient {
  const client = new TestClient(`ws://${host}:${port}/?room=${house.room.code}`, {});
  clients.push(client);
  return client;
}

const refused = async (host: string) =>
  expect(await clientAt(host).ended).toMatchObject({ code: expect.toBeOneOf([0, 1006]) });

/** A plain connection without a word, and its end. */
async function silentAt(host: string): Promise<{ socket: Socket; ended: Promise<void> }> {
  const socket = connect(port, host);
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  await new Promise(resolve => socket.once('connect', resolve));
  return { socket, ended };
}

describe('where the relay is seen', () => {
  test('R4 on another host: who came by the old one ends with 1001, and only the new one answers', async () => {
    const ana = await TestArtist.join(house, house.room.code);
    const silent = await silentAt(FIRST);
    await house.relay.rebind(port, SECOND);
    expect((await ana.client.ended).code).toBe(1001);
    await silent.ended;
    await refused(FIRST);
    await clientAt(SECOND).heard('final');
    await house.relay.rebind(port, FIRST);
    await (await house.joined()).heard('final');
  });

  test('on the same host: who is still accepted does not notice, and others come in as before', async () => {
    const ana = await TestArtist.join(house, house.room.code);
    await house.relay.rebind(port, FIRST, address => address === FIRST);
    await ana.draw(1, strokeOf(1));
    await house.joined();
    expect(house.relay.people(house.room.code)).toHaveLength(2);
  });

  test('R4 on the same host, accepting others: who is not accepted any more ends with 1001, and does not come in', async () => {
    const ana = await TestArtist.join(house, house.room.code);
    const silent = await silentAt(FIRST);
    await house.relay.rebind(port, FIRST, address => address !== FIRST);
    const { code, reason } = await ana.client.ended;
    expect([code, reason]).toEqual([1001, expect.stringContaining('network')]);
    await silent.ended;
    await refused(FIRST);
    await house.relay.rebind(port, FIRST);
    await TestArtist.join(house, house.room.code);
  });

  test('stays as it was when the new host is none: nobody is ended, and the error is the system’s', async () => {
    const ana = await TestArtist.join(house, house.room.code);
    // A documentation address (RFC 5737): no machine has it.
    await expect(house.relay.rebind(port, '192.0.2.1')).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
    await ana.draw(1, strokeOf(1));
    await house.joined();
  });

  test('changes one at a time: the last one holds, and the relay still stops within its second', async () => {
    const [one, two] = [house.relay.rebind(port, SECOND), house.relay.rebind(port, FIRST)];
    await Promise.all([one, two]);
    await house.joined();
    void house.relay.rebind(port, SECOND);
    await house.relay.close();
    await refused(SECOND);
    await expect(house.relay.rebind(port, FIRST)).rejects.toThrow('not open');
  });
});
