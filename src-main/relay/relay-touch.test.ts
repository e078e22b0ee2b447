import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Touch } from '#shared/wire/relay-messages';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import { noisyPng } from './test-kit/pictures.ts';
import type { TestClient } from './test-kit/test-client.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
});
afterEach(() => house.close());

const at = (phase: Touch['phase'], x = 0.5, id: Touch['id'] = 0): Touch => ({
  display: 'aa:bb:cc:dd:ee:01',
  x,
  y: 0.25,
  phase,
  id,
});

const touch = (one: Touch, room = house.room.code): void => house.relay.touch(room, one);

function touches(client: TestClient): unknown[] {
  return client.log.flatMap(({ what, text }) => (what === 'touch' ? [text?.['payload']] : []));
}

describe('R16 a finger on a display', () => {
  test('is told to every TouchDesigner of the room, in order', async () => {
    const [one, other] = [await house.joined('&role=td'), await house.joined('&role=td&images=binary')];
    const finger = [at('down', 0.1), at('move', 0.2), at('up', 0.2), at('down', 0.9, 'stylus')];
    for (const event of finger) {
      touch(event);
      await one.heard('touch', touches(one).length + 1);
    }
    await other.heard('touch', finger.length);
    expect(touches(one)).toEqual(finger);
    expect(touches(other)).toEqual(finger);
  });

  test('is told to nobody else and in no other room', async () => {
    const elsewhere = house.client(`/?room=${house.anotherRoom().code}&role=td`);
    const others = [await house.joined(), await house.joined('&role=viewer'), elsewhere];
    const td = await house.joined('&role=td');
    touch(at('down'));
    await td.heard('touch');
    for (const other of others) {
      await other.said();
      expect(touches(other)).toEqual([]);
    }
  });

  test('is no longer told to who takes another role, and told to who becomes TouchDesigner', async () => {
    const [leaves, comes] = [await house.joined('&role=td'), await house.joined('&role=viewer')];
    await leaves.said({ type: 'join', role: 'viewer' });
    await comes.said({ type: 'join', role: 'td' });
    touch(at('down'));
    await comes.heard('touch');
    await leaves.said();
    expect(touches(leaves)).toEqual([]);
  });

  test('in a room without TouchDesigner, or in no room, is no event', () => {
    touch(at('down'));
    touch(at('down'), 'ZZZZZZ');
    expect(house.complaints).toEqual([]);
  });
});

test('R13, R16 a stalled TouchDesigner: moves give way, downs and ups all come in order, memory stays bounded', async () => {
  const stalled = await house.joined('&role=td', { autoPong: false });
  const quick = await house.joined('&role=td');
  stalled.stall();
  const unsent = (): number =>
    Math.max(
      ...house.relay.touchdesigner(house.room.code).clients.map(({ receives }) => receives.unsentBytes),
    );
  // The kernel takes in megabytes before anything waits here.
  for (let pictures = 1; unsent() === 0; pictures += 1) {
    house.relay.sendTestPicture(house.room.code, await noisyPng());
    await quick.heard('end', pictures);
  }
  const before = unsent();
  for (let finger = 0; finger < 5; finger += 1) {
    touch(at('down', 0, finger));
    for (let step = 1; step <= 10_000; step += 1) touch(at('move', step / 10_000, finger));
    touch(at('up', 1, finger));
  }
  // Fifteen short messages wait, not fifty thousand.
  expect(unsent() - before).toBeLessThan(15 * 200);
  await quick.heard('touch', 10);
  stalled.goOn();
  await stalled.until(() => touches(stalled).length >= 15, 'the touches');
  const phases = [0, 1, 2, 3, 4].flatMap(finger => [
    at('down', 0, finger),
    at('move', 1, finger),
    at('up', 1, finger),
  ]);
  expect(touches(stalled)).toEqual(phases);
}, 60_000);
