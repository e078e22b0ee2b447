import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { authorOf } from '../rooms/author.ts';
import { strokeOf } from '../rooms/test-kit/drawings.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import { TestArtist } from './test-kit/test-artist.ts';

let house: House;
let code: string;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
  code = house.room.code;
});
afterEach(() => house.close());

const AUTHOR = authorOf('token-of-ana'.padEnd(24, '.'));
const people = () => house.relay.people(code);

describe('the people of a room', () => {
  test('are told with role and name; an artist with what is seen of theirs', async () => {
    const ana = await TestArtist.join(house, code, { name: 'Ana' });
    await house.joined('&role=td&name=Booth');
    for (const name of [1, 2]) await ana.draw(name, strokeOf(name));
    await ana.client.say({ type: 'undo', id: 'undo-of-ana' });
    await ana.heard('accepted', 3);
    expect(people()).toEqual([
      expect.objectContaining({
        role: 'artist',
        name: 'Ana',
        author: AUTHOR,
        items: 1,
        address: '127.0.0.1',
      }),
      expect.objectContaining({ role: 'touchdesigner', name: 'Booth' }),
    ]);
    const [, td] = people();
    expect([td && 'author' in td, td && 'items' in td]).toEqual([false, false]);
  });

  test('are not those who have not said hello, nor those of another room', async () => {
    await house.client(`/artist/${code}`).open();
    await TestArtist.join(house, house.anotherRoom().code);
    expect(people()).toEqual([]);
    expect(house.relay.people('ZZZZ22')).toEqual([]);
  });
});

describe('R4 somebody who is removed', () => {
  test('hears 4403; nobody else notices; it is told when there is no such person', async () => {
    const [td, viewer] = [await house.joined('&role=td'), await house.joined('&role=viewer&name=Eve')];
    const eve = people().find(({ name }) => name === 'Eve')?.client ?? '';
    expect(house.relay.removePerson(code, eve)).toBe(true);
    expect((await viewer.ended).code).toBe(4403);
    expect(people().map(({ role }) => role)).toEqual(['touchdesigner']);
    expect(house.relay.removePerson(code, eve)).toBe(false);
    expect(house.relay.removePerson('ZZZZ22', eve)).toBe(false);
    expect(td.words).toEqual(['final']);
  });

  test('A an artist goes with every window and is not let in again, until the room was closed', async () => {
    const windows = [await TestArtist.join(house, code), await TestArtist.join(house, code)];
    const ben = await TestArtist.join(house, code, { device: 'ben' });
    await windows[0]?.draw(1, strokeOf(1));
    const [ana] = people();
    expect(house.relay.removePerson(code, ana?.client ?? '')).toBe(true);
    for (const { client } of windows) expect((await client.ended).code).toBe(4403);
    expect((await TestArtist.knock(house, code).client.ended).code).toBe(4403);
    // What was drawn is another matter (A3), and so is everybody else.
    expect(house.room.itemCount).toBe(1);
    await ben.draw(2, strokeOf(2));

    await house.rooms.setCanvas(code, { width: 300, height: 300, background: '#ffffff' });
    expect((await TestArtist.knock(house, code).client.ended).code).toBe(4403);
    house.rooms.close(code);
    await house.rooms.reopen(code);
    await TestArtist.join(house, code);
  });
});

test('R4 everybody in a room can be sent away, and nobody of another one', async () => {
  const other = house.anotherRoom();
  const [ana, td] = [await TestArtist.join(house, code), await house.joined('&role=td')];
  const elsewhere = await TestArtist.join(house, other.code);
  house.relay.sendAway(code, 1001, 'for a reason');
  for (const client of [ana.client, td])
    expect(await client.ended).toEqual({ code: 1001, reason: 'for a reason' });
  expect(people()).toEqual([]);
  await elsewhere.draw(1, strokeOf(1));
});
