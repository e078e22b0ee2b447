import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist } from './test-kit/house.ts';
import type { TestClient } from './test-kit/test-client.ts';

/** Long enough for every live picture that is not held back, at 60 a second. */
const LIVE = '&images=binary&fps=60';
let house: House;

beforeEach(async () => {
  // Written off so late that no test sees it happen.
  house = await House.open({ openStore, clock: systemClock }, { limits: { liveWrittenOffMs: 60_000 } });
});
afterEach(() => house.close());

const livesOf = (client: TestClient) => client.log.filter(({ what }) => what === 'live').length;

/** Draws until `client` has had `count` live pictures; each picture is another one. */
async function drawUntil(client: TestClient, count: number): Promise<void> {
  const artist = new HouseArtist(house.room);
  artist.down();
  let steps = 0;
  const timer = setInterval(() => {
    steps += 1;
    artist.move((20 + steps * 7) % 700, (steps * 21) % 700);
  }, 20);
  try {
    await client.heard('live', count);
  } finally {
    clearInterval(timer);
  }
}

describe('R24 who acknowledges live pictures', () => {
  test('has two of them on their way at most, and nobody else is held up', async () => {
    const silent = await house.joined(`${LIVE}&acks=1`);
    const other = await house.joined(LIVE);
    await drawUntil(other, 12);
    expect(livesOf(silent)).toBe(2);
  });

  test('is sent the newest as soon as it has taken one', async () => {
    const client = await house.joined(`${LIVE}&acks=1`);
    const other = await house.joined(LIVE);
    await drawUntil(other, 8);
    expect(livesOf(client)).toBe(2);
    await client.say({ type: 'ack', n: 2 });
    const third = await client.heard('live', 3);
    const newest = other.log.filter(({ what }) => what === 'live').at(-1);
    expect(third.bytes.equals(newest?.bytes ?? third.bytes.subarray(1))).toBe(true);
  });

  test('is told finals and states all the same', async () => {
    const client = await house.joined(`${LIVE}&acks=1`);
    const artist = new HouseArtist(house.room);
    artist.line(200);
    await client.heard('end');
    artist.line(400);
    await client.heard('end', 2);
    expect(client.log.filter(({ what }) => what === 'final').length).toBe(3);
  });
});

test('R24 whoever asks for acknowledgements is told that they are understood, and nobody else', async () => {
  const client = await house.joined();
  await client.said();
  await client.said({ type: 'join', acks: true });
  const answers = client.log.filter(({ what }) => what === 'joined').map(({ text }) => text?.['acks']);
  expect(answers).toEqual([undefined, true, true]);
});

test('R15 an acknowledgement that is none counts as nonsense, and one of more than was sent changes nothing', async () => {
  const client = await house.joined(`${LIVE}&acks=1`);
  await client.said({ type: 'ack', n: 1_000_000 }, { type: 'ack', n: -1 }, { type: 'ack' });
  await drawUntil(client, 2);
  expect(house.complaints.map(({ facts }) => facts?.['what'])).toHaveLength(1);
});
