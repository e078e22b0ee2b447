import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
});
afterEach(() => house.close());

/** A relay that waits for a join only a moment. */
async function reopenWithoutPatience(): Promise<void> {
  await house.close();
  house = await House.open({ openStore, clock: systemClock }, { limits: { joinWithinMs: 200 } });
}

const NOT_A_ROOM = 'ZZZZZZ';

describe('R1 the room', () => {
  test.each([
    ['the query', (code: string) => `/?room=${code}`],
    ['the query in lower case', (code: string) => `/?room=${code.toLowerCase()}`],
    ['the query on any path', (code: string) => `/some/server/ws?room=${code}`],
    ['the path /r/CODE', (code: string) => `/r/${code}`],
    ['the path /CODE', (code: string) => `/${code}`],
  ])('comes from %s', async (_, target) => {
    const client = house.client(target(house.room.code));
    await client.heard('final');
    expect(house.relay.people(house.room.code)).toHaveLength(1);
  });

  test.each(['/', '/ws', '/STREAM', '/td/socket?role=viewer'])(
    'comes from a join, upgraded at %s',
    async target => {
      const client = house.client(target);
      await client.say({ type: 'join', room: house.room.code, role: 'td', name: 'Booth', fps: 5 });
      const { text } = await client.heard('joined');
      expect(text).toEqual({
        type: 'joined',
        room: house.room.code,
        role: 'touchdesigner',
        client: expect.any(String),
        canvas: { width: 720, height: 720, background: '#ffffff' },
        fps: 5,
      });
      await client.heard('final');
      expect(client.words).toEqual(['joined', 'final']);
    },
  );

  test('is named within five seconds, or the client is closed with 4400', async () => {
    await reopenWithoutPatience();
    const client = house.client('/ws');
    expect((await client.ended).code).toBe(4400);
  });

  test('of a path that is a server path typed by habit is given up as unknown, when no join follows', async () => {
    await reopenWithoutPatience();
    const client = house.client('/STREAM');
    expect((await client.ended).code).toBe(4404);
  });
});

describe('R1 a join that repeats', () => {
  test('updates the wishes, and does not begin anew', async () => {
    const client = await house.joined('&role=td&name=Booth');
    await client.say({ type: 'join', room: house.room.code, name: 'Stage', fps: 30 });
    const { text } = await client.heard('joined');
    expect(text).toMatchObject({ role: 'touchdesigner', fps: 30 });
    expect(house.relay.people(house.room.code)).toMatchObject([{ role: 'touchdesigner', name: 'Stage' }]);
    expect(client.words).toEqual(['final', 'joined']);
  });

  test('with another room moves there', async () => {
    const other = house.anotherRoom();
    other.setPrompt('elsewhere');
    const client = await house.joined();
    await client.say({ type: 'join', room: other.code });
    await client.heard('prompt');
    expect(client.words.slice(0, 3)).toEqual(['final', 'joined', 'prompt']);
    expect(house.relay.people(house.room.code)).toEqual([]);
    expect(house.relay.people(other.code)).toHaveLength(1);
  });
});

describe('R4 who is turned away', () => {
  test.each([
    ['an unknown room', `/?room=${NOT_A_ROOM}`, 4404],
    ['R2 a code that cannot exist', '/?room=hello-world', 4404],
    ['an unknown room of the path', `/r/${NOT_A_ROOM}`, 4404],
    ['an unknown room of an artist', `/artist/${NOT_A_ROOM}`, 4404],
    ['an artist without a room', '/artist', 4404],
    ['R3 an unknown role', '/?role=director', 4400],
    ['an fps that is none', '/?fps=fast', 4400],
  ])('%s', async (_, target, code) => {
    const { code: told, reason } = await house.client(target).ended;
    expect(told).toBe(code);
    expect(reason).not.toBe('');
  });

  test('R3 an unknown role in a join', async () => {
    const client = house.client('/');
    await client.say({ type: 'join', room: house.room.code, role: 'artist' });
    expect((await client.ended).code).toBe(4400);
  });

  test('an unknown room in a join', async () => {
    const client = house.client('/');
    await client.say({ type: 'join', room: NOT_A_ROOM });
    expect((await client.ended).code).toBe(4404);
  });

  test('whoever asks for our own path where nothing answers', async () => {
    expect((await house.client('/rpc').ended).code).toBe(404);
  });
});

describe('R8 the prompt', () => {
  test.each(['proc', 'prompt'])('said as %s reaches everybody else, and who comes later', async type => {
    const [peer, td] = [await house.joined(), await house.joined('&role=td')];
    await peer.say({ type, payload: 'a red fox' });
    expect((await td.heard('prompt')).text).toEqual({ type: 'proc', payload: 'a red fox' });
    const late = await house.joined('&role=viewer');
    expect(late.words).toEqual(['prompt', 'final']);
    expect(peer.words).toEqual(['final']);
  });

  test('R3 is not for viewers to say', async () => {
    const [viewer, td] = [await house.joined('&role=viewer'), await house.joined('&role=td')];
    await viewer.say({ type: 'proc', payload: 'mine' }, { type: 'join' });
    await viewer.heard('joined');
    expect(house.room.prompt).toBe('');
    expect(td.words).toEqual(['final']);
  });
});

test('the operator sees who is there', async () => {
  const td = await house.joined('&role=td&name=Booth', { autoPong: false });
  const [info] = house.relay.people(house.room.code);
  expect(info).toEqual({
    client: expect.any(String),
    role: 'touchdesigner',
    name: 'Booth',
    address: '127.0.0.1',
    since: expect.any(Number),
    unsentBytes: 0,
    droppedFrames: 0,
    liveness: 'unconfirmed',
  });
  td.leave();
  await td.ended;
  expect(house.relay.people(house.room.code)).toEqual([]);
});
