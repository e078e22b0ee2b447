import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { api } from './support/api.ts';
import { Artist, newDevice } from './support/artist.ts';
import { inked, pixelsOf, shownBy } from './support/pictures.ts';
import { type Served, serve } from './support/serve.ts';

/** An evening by HTTP alone: what the operator can do, a cron job can. */
let engine: Served;

test.beforeAll(async () => {
  engine = await serve(['--virtual', '1']);
});
test.afterAll(async () => {
  await engine.stop();
});

const wallRoom = async (): Promise<string> => (await api(engine, 'GET', '/state')).body.data.room.code;

/** The code with which the relay closes a picture client that comes with this query. */
async function closeCode(query: string): Promise<number> {
  const socket = new WebSocket(`${engine.relay}/?${query}`);
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

test('nothing of it answers without the token, and the guest’s page goes on answering', async () => {
  for (const address of ['/api/state', '/api/openapi.json', '/api/panic', '/operator', '/operator/'])
    expect((await fetch(engine.http + address)).status, address).toBe(401);
  const wrong = await fetch(`${engine.http}/api/state`, { headers: { authorization: 'Bearer wrong' } });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({ ok: false, code: 'UNAUTHORIZED' });
  for (const socket of ['/rpc', '/rpc/draw', '/rpc/preview']) {
    const refused = new WebSocket(engine.relay + socket);
    const [, answer] = (await once(refused, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(answer.statusCode, socket).toBe(401);
    refused.on('error', () => undefined).terminate();
  }
  expect((await fetch(engine.rooms[0]?.artist ?? '')).status).toBe(200);
});

test('the description names every command, and errors are as D1 has them', async () => {
  const { body } = await api(engine, 'GET', '/openapi.json');
  expect(body.openapi).toMatch(/^3\.1/);
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/rooms/{room}/pin', '/panic']));
  const refused = await api(engine, 'PUT', '/panic', { panic: 'party' });
  expect(refused).toMatchObject({ status: 400, body: { ok: false, code: 'BAD_REQUEST' } });
  const unknown = await api(engine, 'PUT', '/rooms/ZZZZZZ/name', { name: 'x' });
  expect(unknown).toMatchObject({ status: 404, body: { ok: false, code: 'NOT_FOUND' } });
});

test('R1 R4 R18 a room with a PIN: wrong ones are refused, twenty of them too, the right one enters', async () => {
  const { body } = await api(engine, 'POST', '/rooms', { name: 'Cellar', pin: '4711' });
  const { room } = body.data;
  expect(await closeCode(`room=${room}`)).toBe(4401);
  for (let guess = 0; guess < 20; guess += 1)
    expect(await closeCode(`room=${room}&key=${1000 + guess}`)).toBe(4401);
  const guest = new WebSocket(`${engine.relay}/?room=${room}&key=4711&name=Ada`);
  await once(guest, 'open');
  const people = async () => (await api(engine, 'GET', `/rooms/${room}/people`)).body.data;
  await expect.poll(people).toMatchObject([{ role: 'peer', name: 'Ada', address: '127.0.0.1' }]);
  const closed = once(guest, 'close');
  await api(engine, 'DELETE', `/rooms/${room}/people/${(await people())[0].client}`);
  expect((await closed)[0]).toBe(4403);
});

test('prompt, clear, gallery: a picture is kept before it is wiped, with what belongs to it', async () => {
  const room = await wallRoom();
  const touchdesigner = new WebSocket(`${engine.relay}/?room=${room}&role=td`);
  const prompts: string[] = [];
  touchdesigner.on('message', (data: Buffer, binary: boolean) => {
    const message = binary ? undefined : JSON.parse(data.toString());
    if (message?.type === 'proc') prompts.push(message.payload);
  });
  await once(touchdesigner, 'open');
  await api(engine, 'PUT', `/rooms/${room}/prompt`, { prompt: 'a fox in the snow' });
  await expect.poll(() => prompts).toEqual(['a fox in the snow']);
  touchdesigner.close();

  const device = newDevice('anna');
  const artist = await Artist.join(device, engine.http, room);
  for (let stroke = 0; stroke < 40; stroke += 1) artist.draw();
  await artist.acknowledged(40);
  expect((await api(engine, 'POST', `/rooms/${room}/clear`)).status).toBe(200);
  const kept = async () => (await api(engine, 'GET', `/gallery?room=${room}`)).body.data;
  await expect.poll(async () => (await kept()).length).toBe(1);
  const [picture] = await kept();
  expect(picture).toMatchObject({ because: 'clear', room, prompt: 'a fox in the snow', width: 720 });
  const { folder } = (await api(engine, 'GET', '/state')).body.data.gallery;
  expect(await readdir(folder)).toEqual([picture.file]);
  expect(inked(await pixelsOf(await readFile(path.join(folder, picture.file))))).toBeGreaterThan(0.001);
  const thumbnail = await api(engine, 'GET', `/gallery/${picture.id}/thumbnail`);
  expect(thumbnail.body.data.image).toMatch(/^data:image\/jpeg;base64,/);
  const empty = await api(engine, 'POST', `/rooms/${room}/pictures`);
  expect(empty).toMatchObject({ status: 409, body: { code: 'NOT_NOW' } });
  artist.close();
});

for (const delivery of [
  { transport: 'raw', format: 'webp', quality: 80, fps: 20 },
  { transport: 'upload', format: 'png', quality: 80, fps: 1 },
  { transport: 'stream', format: 'jpeg', quality: 60, fps: 30 },
]) {
  test(`D2 D3 S a display is fed by ${delivery.transport}`, async () => {
    const room = await wallRoom();
    const [display] = engine.displays;
    await api(engine, 'PUT', `/displays/${display?.id}/delivery`, { delivery });
    const state = async () => (await api(engine, 'GET', '/displays')).body.data[0];
    await expect.poll(async () => (await state()).sender.kind).toBe('live');
    await api(engine, 'POST', `/rooms/${room}/clear`);
    const ink = async () => inked(await shownBy(display?.http ?? ''));
    await expect.poll(ink).toBe(0);
    const artist = await Artist.join(newDevice(`for-${delivery.transport}`), engine.http, room);
    for (let stroke = 0; stroke < 40; stroke += 1) artist.draw();
    await artist.acknowledged(40);
    await expect.poll(ink).toBeGreaterThan(0.001);
    expect(await state()).toMatchObject({ delivery, sender: { kind: 'live' } });
    artist.close();
  });
}

test('a token in a guest’s hands is void as soon as there is a new one', async () => {
  const stolen = engine.operator;
  const renewed = await api(engine, 'POST', '/access/token');
  expect(renewed.status).toBe(200);
  expect((await api({ ...engine, operator: stolen }, 'GET', '/state')).status).toBe(401);
  const operator = renewed.body.data.operatorUrl;
  expect((await api({ ...engine, operator }, 'GET', '/state')).status).toBe(200);
});
