import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readImageHeader } from '../imaging/image-header.ts';
import { encodePng } from '../imaging/pictures.ts';
import { systemClock } from '../platform/system-clock.ts';
import { idOf, strokeOf } from '../rooms/test-kit/drawings.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import { TestArtist } from './test-kit/test-artist.ts';

/** What the operator does to rooms, as those in them see it. */
let house: House;
let code: string;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
  code = house.room.code;
});
afterEach(() => house.close());

const CANVAS = { width: 320, height: 240, background: '#102030' };

const farewells = ({ texts }: TestArtist) =>
  texts.flatMap(text => (text.type === 'farewell' ? [text.why] : []));

describe('R10 another canvas', () => {
  test('everybody is sent away with 1001, comes back to it, and what had no answer is taken then', async () => {
    const [ana, td] = [await TestArtist.join(house, code), await house.joined('&role=td')];
    await ana.draw(1, strokeOf(1));
    const changed = house.rooms.setCanvas(code, CANVAS);
    await ana.offer(2, strokeOf(2));
    await changed;
    expect(await ana.client.ended).toEqual({ code: 1001, reason: 'the room has another canvas now' });
    expect((await td.ended).code).toBe(1001);
    expect(farewells(ana)).toEqual(['new-canvas']);

    const again = await TestArtist.join(house, code);
    expect(again.texts.find(({ type }) => type === 'welcome')).toMatchObject({ canvas: CANVAS });
    await again.draw(2, strokeOf(2));
    expect(house.rooms.get(code)?.itemCount).toBe(2);
    const back = await house.joined('&role=td');
    const final = readImageHeader((await back.heard('final')).bytes);
    expect([final?.width, final?.height]).toEqual([320, 240]);
  });

  test('R4, R6 a final of a peer that was still being decoded is on it', async () => {
    const peer = await house.joined();
    const data = Buffer.alloc(64 * 64 * 4, 0x80);
    await peer.say(await encodePng({ width: 64, height: 64, data }), { type: 'join' });
    await peer.heard('joined');
    const room = await house.rooms.setCanvas(code, CANVAS);
    await peer.ended;
    await expect.poll(() => room.itemCount).toBe(1);
  });

  test('the operator’s wall is told to who comes back', async () => {
    await house.rooms.setCanvas(code, CANVAS);
    house.relay.setWall(code, 'live');
    const ana = await TestArtist.join(house, code);
    expect(ana.texts).toContainEqual({ type: 'wall', state: 'live' });
  });
});

describe('R2 another code', () => {
  test('sends everybody away with 4404 and says why; only the new one leads to the drawing', async () => {
    const [ana, td] = [await TestArtist.join(house, code), await house.joined('&role=td')];
    await ana.draw(1, strokeOf(1));
    const room = await house.rooms.newCode(code);
    expect(await ana.client.ended).toEqual({ code: 4404, reason: 'the room has another code now' });
    expect((await td.ended).code).toBe(4404);
    expect(farewells(ana)).toEqual(['new-code']);
    expect((await TestArtist.knock(house, code).client.ended).code).toBe(4404);
    const again = await TestArtist.join(house, room.code);
    await again.client.say({ type: 'undo', id: idOf('undo') });
    await again.heard('accepted');
    expect(room.itemCount).toBe(0);
  });
});

describe('R4 a room that closes', () => {
  test('sends everybody away with 4404 and says why; open again, it is as it was', async () => {
    const [ana, td] = [await TestArtist.join(house, code), await house.joined('&role=td')];
    await ana.draw(1, strokeOf(1));
    house.rooms.close(code);
    expect(await ana.client.ended).toEqual({ code: 4404, reason: 'the room is closed' });
    expect(await td.ended).toEqual({ code: 4404, reason: 'the room is closed' });
    expect(farewells(ana)).toEqual(['closed']);
    for (const target of [`/artist/${code}`, `/?room=${code}`])
      expect((await house.client(target).ended).code).toBe(4404);
    expect(house.relay.people(code)).toEqual([]);
    await house.rooms.reopen(code);
    const again = await TestArtist.join(house, code);
    await again.draw(2, strokeOf(2));
    expect(house.rooms.get(code)?.itemCount).toBe(2);
  });

  test('another room does not notice', async () => {
    const other = house.anotherRoom();
    const elsewhere = await TestArtist.join(house, other.code, { device: 'ben' });
    await TestArtist.join(house, code);
    house.rooms.close(code);
    await elsewhere.draw(1, strokeOf(1));
    expect(other.itemCount).toBe(1);
  });
});
