import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import type { TestClient } from './test-kit/test-client.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
});
afterEach(() => house.close());

const lastWords = (client: TestClient) => client.log.at(-1)?.text;

describe('R23 whoever said join is told why the connection ends, before it does', () => {
  test('a PIN that is missing', async () => {
    house.rooms.setPin(house.room.code, '4711');
    const td = house.client('/');
    await td.say({ type: 'join', room: house.room.code, role: 'td' });
    expect(await td.ended).toMatchObject({ code: 4401 });
    expect(lastWords(td)).toEqual({ type: 'closing', code: 4401, reason: expect.any(String) });
  });

  test('a room that does not exist, and a join that makes no sense', async () => {
    const lost = house.client('/');
    await lost.say({ type: 'join', room: 'ZZZZZZ' });
    expect(await lost.ended).toMatchObject({ code: 4404 });
    expect(lastWords(lost)).toMatchObject({ type: 'closing', code: 4404 });
    const odd = house.client('/');
    await odd.say({ type: 'join', room: house.room.code, role: 'king' });
    expect(await odd.ended).toMatchObject({ code: 4400 });
    expect(lastWords(odd)).toMatchObject({ type: 'closing', code: 4400 });
  });

  test('one who is sent away, and the relay’s own end', async () => {
    const td = await house.joined('&role=td');
    await td.said();
    const other = await house.joined('&role=td');
    await other.said();
    const [person] = house.relay.people(house.room.code);
    house.relay.removePerson(house.room.code, person?.client ?? '');
    expect(await td.ended).toMatchObject({ code: 4403 });
    expect(lastWords(td)).toMatchObject({ type: 'closing', code: 4403 });
    void house.relay.close();
    expect(await other.ended).toMatchObject({ code: 1001 });
    expect(lastWords(other)).toMatchObject({ type: 'closing', code: 1001 });
  });

  test('a client that knows only the seed’s words hears none', async () => {
    const seed = await house.joined();
    const heard = seed.log.length;
    house.relay.sendAway(house.room.code, 4404, 'there is no such room');
    await seed.ended;
    expect(seed.log).toHaveLength(heard);
  });
});
