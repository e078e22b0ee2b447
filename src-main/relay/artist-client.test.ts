import { afterEach, describe, expect, test } from 'vitest';
import { type ArtistTextOut, encodeArtistBinary } from '#shared/wire/artist-messages';
import { systemClock } from '../platform/system-clock.ts';
import { idOf, strokeOf } from '../rooms/test-kit/drawings.ts';
import { failWrites } from '../rooms/test-kit/failing-store.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import type { TestClient } from './test-kit/test-client.ts';

let house: House;
let store: ReturnType<typeof openStore>;
afterEach(() => house.close());

async function openHouse(): Promise<void> {
  const openAndKnow = (folder: string) => {
    store = openStore(folder);
    return store;
  };
  house = await House.open({ openStore: openAndKnow, clock: systemClock });
}

async function artist(name = 'ana'): Promise<TestClient> {
  const client = house.client(`/artist/${house.room.code}`);
  await client.say({ type: 'hello', token: `token-of-${name}`.padEnd(24, '.') });
  await client.until(() => textsOf(client, 'ready').length > 0, 'ready');
  return client;
}

function textsOf(client: TestClient, type: ArtistTextOut['type']): unknown[] {
  return client.log.filter(({ text }) => text?.['type'] === type).map(({ text }) => text?.['id']);
}

const commit = (name: string | number, points?: number) =>
  Buffer.from(encodeArtistBinary({ kind: 'commit', id: idOf(name), layer: 0, stroke: strokeOf(1, points) }));

describe('an artist’s connection', () => {
  test('A5: with more than can be painted is not read for a while, hears on, and gets every answer in order', async () => {
    await openHouse();
    const [ana, ben] = [await artist('ana'), await artist('ben')];
    // A third of a second is owed: the fourth stroke tips it over, and the undo has to wait.
    await ana.say(commit(1, 20_000), commit(2, 20_000), commit(3, 19_000), commit(4, 2_500));
    await ana.until(() => textsOf(ana, 'accepted').length === 4, '4 answers');
    await ana.say({ type: 'undo', id: idOf('undo') });
    await ben.say(commit('ben'));
    await ben.until(() => textsOf(ben, 'accepted').length === 1, 'Ben’s answer');
    expect(textsOf(ana, 'accepted')).toHaveLength(4);
    await ana.until(() => textsOf(ana, 'accepted').length === 5, 'the answer to the undo');
    expect(textsOf(ana, 'accepted')).toEqual([...[1, 2, 3, 4].map(idOf), idOf('undo')]);
  });

  test('A5: is closed with 1001 when the store fails; what has no answer is taken from the next connection', async () => {
    await openHouse();
    const first = await artist();
    await first.say(commit(1));
    await first.until(() => textsOf(first, 'accepted').length === 1, 'an answer');
    failWrites(store.rooms, 1);
    await first.say(commit(2), { type: 'undo', id: idOf('undo') }, commit(3));
    expect((await first.ended).code).toBe(1001);
    expect([textsOf(first, 'accepted'), textsOf(first, 'rejected')]).toEqual([[idOf(1)], []]);
    expect(house.complaints).toHaveLength(1);
    const again = await artist();
    await again.say(commit(2), { type: 'undo', id: idOf('undo') }, commit(3));
    await again.until(() => textsOf(again, 'accepted').length === 3, '3 answers');
    expect([textsOf(again, 'rejected'), house.room.itemCount]).toEqual([[], 2]);
  });
});
