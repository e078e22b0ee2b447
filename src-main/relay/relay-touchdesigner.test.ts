import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '#shared/clock';
import { TouchdesignerState } from '#shared/contract/touchdesigner';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House, HouseArtist, type HouseOptions } from './test-kit/house.ts';
import { plainJpeg, plainPng, streamFrame } from './test-kit/pictures.ts';

let house: House;
let passedMs = 0;

/** The time that really passes, and what a test lets pass beside it. */
const clock: Clock = { ...systemClock, now: () => systemClock.now() + passedMs };

beforeEach(() => openHouse());
afterEach(() => house.close());

async function openHouse(options: HouseOptions = {}): Promise<void> {
  house = await House.open({ openStore, clock }, options);
}

const state = (room = house.room.code): TouchdesignerState => house.relay.touchdesigner(room);
const booth = () => state().clients.find(({ name }) => name === 'Booth');

describe('how TouchDesigner is connected', () => {
  test('nobody: an empty state, also of a room that does not exist', async () => {
    await house.joined();
    await house.joined('&role=viewer');
    expect(state()).toEqual({ clients: [] });
    expect(state('ZZZZZZ')).toEqual({ clients: [] });
  });

  test('each client with its wishes, oldest first; what is told is what the contract says', async () => {
    await house.joined('&role=td&name=Booth&images=binary&fps=30', { autoPong: false });
    const second = await house.joined('&role=touchdesigner&name=Stage');
    await second.said({ type: 'join', fps: 5 });
    expect(TouchdesignerState.parse(state())).toEqual(state());
    expect(state().clients).toMatchObject([
      { name: 'Booth', address: '127.0.0.1', receives: { images: 'binary', fpsWanted: 30 } },
      { name: 'Stage', liveness: expect.any(String), receives: { images: 'text', fpsWanted: 5 } },
    ]);
    expect(booth()).toMatchObject({ liveness: 'unconfirmed', sends: { fps: 0, bytesPerSecond: 0 } });
    expect(booth()?.sends.newest).toBeUndefined();
  });

  test('what it receives within a second, and that it is nothing afterwards', async () => {
    const td = await house.joined('&role=td&name=Booth&images=binary');
    new HouseArtist(house.room).line(360);
    await td.heard('end');
    const bytes = td.pictures.reduce((sum, picture) => sum + picture.bytes.length, 0);
    expect(booth()?.receives.fps).toBeGreaterThan(0);
    expect(booth()?.receives.fps).toBeLessThanOrEqual(td.pictures.length);
    passedMs += 1_000;
    expect(booth()?.receives).toMatchObject({ fps: 0, bytesPerSecond: 0, droppedFrames: expect.any(Number) });
    await td.said({ type: 'join' });
    expect(booth()?.receives.bytesPerSecond).toBeGreaterThan(0);
    expect(booth()?.receives.bytesPerSecond).toBeLessThan(bytes);
  });

  test('what it sends: rates, and size and form of the newest picture', async () => {
    const td = await house.joined('&role=td&name=Booth');
    const [jpeg, png] = [await plainJpeg([9, 9, 9], 96), await plainPng([1, 1, 1], 32)];
    await td.said(jpeg, streamFrame(jpeg));
    expect(booth()?.sends).toEqual({
      fps: 2,
      bytesPerSecond: 2 * jpeg.length,
      newest: { format: 'jpeg', width: 96, height: 96, bytes: jpeg.length, atMs: expect.any(Number) },
    });
    await td.said({ type: 'draw', payload: `data:image/png;base64,${png.toString('base64')}` });
    expect(booth()?.sends.newest).toMatchObject({ format: 'png', width: 32, bytes: png.length });
    passedMs += 1_000;
    expect(booth()?.sends).toMatchObject({ fps: 0, bytesPerSecond: 0, newest: { format: 'png' } });
    expect(booth()?.mistake).toBeUndefined();
  });

  test('who takes another role is none any more', async () => {
    const td = await house.joined('&role=td&name=Booth');
    await td.said({ type: 'join', role: 'viewer' });
    expect(state()).toEqual({ clients: [] });
  });
});

describe('R15 what it gets wrong is called by name', () => {
  const jpeg = plainJpeg([9, 9, 9]);

  test.each([
    ['text that is no JSON', 'no-json', async () => 'hello'],
    ['JSON without a type', 'no-json', async () => ({ payload: 1 })],
    ['a type of its own', 'unknown-type', async () => ({ type: 'dance' })],
    ['a state without its payload', 'no-payload', async () => ({ type: 'state' })],
    [
      'a prompt of 100,000 characters',
      'no-payload',
      async () => ({ type: 'proc', payload: 'x'.repeat(100_000) }),
    ],
    ['bytes of nothing', 'no-picture', async () => Buffer.alloc(500, 7)],
    ['an empty message', 'no-picture', async () => Buffer.alloc(0)],
    [
      'a data URL of nothing',
      'no-picture',
      async () => ({ type: 'draw', payload: 'data:image/jpeg;base64,AAAA' }),
    ],
    ['a GIF', 'gif', async () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00', 'latin1')],
    ['a JPEG that breaks off', 'no-whole-jpeg', async () => (await jpeg).subarray(0, -40)],
    ['a JPEG of its first bytes', 'no-whole-jpeg', async () => (await jpeg).subarray(0, 10)],
    ['a stream frame of a wrong size', 'no-whole-jpeg', async () => streamFrame(await jpeg, { size: 9 })],
    ['a stream frame that is no JPEG', 'no-whole-jpeg', async () => streamFrame(await jpeg, { format: 2 })],
    [
      'a stream frame whose JPEG breaks off',
      'no-whole-jpeg',
      async () => streamFrame((await jpeg).subarray(0, -2)),
    ],
  ])('%s: %s', async (_, what, message) => {
    const td = await house.joined('&role=td&name=Booth');
    const bad = await message();
    await td.said(bad, bad, await jpeg);
    expect(booth()?.mistake).toEqual({ what, times: 2, atMs: expect.any(Number) });
    expect(booth()?.sends.fps).toBe(1);
    expect(house.relay.program(house.room.code)?.bytes.equals(await jpeg)).toBe(true);
  });

  test('the newest is told, and how many there were of all', async () => {
    const td = await house.joined('&role=td&name=Booth');
    await td.said('hello', 'hello', { type: 'dance' });
    expect(booth()?.mistake).toMatchObject({ what: 'unknown-type', times: 3 });
  });

  test('a JPEG whose encoder filled up its last block is whole', async () => {
    const td = await house.joined('&role=td&name=Booth');
    await td.said(Buffer.concat([await jpeg, Buffer.alloc(500)]));
    expect(booth()?.mistake).toBeUndefined();
    expect(booth()?.sends.fps).toBe(1);
  });
});

describe('R4 who left last, and why', () => {
  test.each([
    ['by itself', undefined, 1005],
    ['removed by the operator', 'remove', 4403],
    ['for too much nonsense', 'nonsense', 4400],
    ['for a picture that is too large', 'bomb', 4413],
    ['for a message that is too big', 'flood', 1009],
    ['because it was cut off', 'cut', 1006],
  ])('%s', async (_, why, code) => {
    const td = await house.joined('&role=td&name=Booth');
    if (why === 'remove') house.relay.removePerson(house.room.code, booth()?.client ?? '');
    else if (why === 'nonsense') await td.say(...Array.from({ length: 20 }, () => 'hello'));
    else if (why === 'bomb') await td.say(await bomb());
    else if (why === 'flood') await td.say(Buffer.alloc(9 * 1024 * 1024));
    else if (why === 'cut') td.cut();
    else td.leave();
    await expect.poll(() => state().left).toMatchObject({ name: 'Booth', code, refused: false });
    expect(state()).toMatchObject({ clients: [], left: { address: '127.0.0.1', atMs: expect.any(Number) } });
  });

  test('nobody but TouchDesigner counts, and a move to another room is no end', async () => {
    const other = house.anotherRoom();
    const [peer, td] = [await house.joined(), await house.joined('&role=td&name=Booth')];
    peer.leave();
    await peer.ended;
    await td.said({ type: 'join', room: other.code });
    expect(state()).toEqual({ clients: [] });
    expect(state(other.code).clients).toMatchObject([{ name: 'Booth' }]);
    td.leave();
    await expect.poll(() => state(other.code).left?.name).toBe('Booth');
    expect(state()).toEqual({ clients: [] });
  });

  test.each(['', '&key=1234'])('refused for its PIN (%j): 4401, at the door or in a join', async key => {
    house.rooms.setPin(house.room.code, '4711');
    await house.client(`/?room=${house.room.code}&role=td&name=Door${key}`).ended;
    expect(state().left).toMatchObject({ name: 'Door', code: 4401, refused: true });
    const joins = house.client('/');
    await joins.say({ type: 'join', room: house.room.code, role: 'td', name: 'Join', key: key.slice(5) });
    await joins.ended;
    expect(state().left).toMatchObject({ name: 'Join', code: 4401, refused: true });
    await house.client(`/?room=${house.room.code}&role=viewer${key}`).ended;
    expect(state().left).toMatchObject({ name: 'Join' });
  });

  test.each([
    ['room', { clientsPerRoom: 1 }],
    ['relay', { clientsPerRelay: 1 }],
  ])('refused because the %s is full: 4409', async (_, limits) => {
    await house.close();
    await openHouse({ limits });
    await house.joined();
    await house.client(`/?room=${house.room.code}&role=td&name=Booth`).ended;
    expect(state().left).toMatchObject({ name: 'Booth', code: 4409, refused: true });
  });

  test('a room that does not exist remembers nobody', async () => {
    await house.client('/?room=ZZZZZZ&role=td').ended;
    await house.client('/?room=hello&role=td').ended;
    expect(state()).toEqual({ clients: [] });
    expect(state('ZZZZZZ')).toEqual({ clients: [] });
  });

  test('a room with another code knows who has to be told of it', async () => {
    const td = await house.joined('&role=td&name=Booth');
    const { code } = await house.rooms.newCode(house.room.code);
    await td.ended;
    expect(state(code)).toMatchObject({ clients: [], left: { name: 'Booth', code: 4404, refused: false } });
  });
});

test('R1 a client learns of the paper, so that it can take it away', async () => {
  const red = house.rooms.create({ canvas: { background: '#aa0000' } });
  const client = house.client('/');
  await client.say({ type: 'join', room: red.code, role: 'viewer' });
  expect((await client.heard('joined')).text?.['canvas']).toEqual({
    width: 720,
    height: 720,
    background: '#aa0000',
  });
});

test('an idle room with TouchDesigner in it does no work: nothing is said, nothing is encoded', async () => {
  const td = await house.joined('&role=td&name=Booth');
  const { encodes } = house.encodes;
  for (let look = 0; look < 100; look += 1) state();
  await td.said();
  expect(td.words).toEqual(['final', 'joined']);
  expect(house.encodes.encodes).toBe(encodes);
});

/** A PNG that claims 30,000 × 30,000 px. */
async function bomb(): Promise<Buffer> {
  const png = await plainPng([0, 0, 0], 1);
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
}
