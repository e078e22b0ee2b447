import { once } from 'node:events';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { api } from './support/api.ts';
import { inked, psnr, type Rgb, shownBy } from './support/pictures.ts';
import { type Served, serve } from './support/serve.ts';

/** Any source to any wall, by HTTP alone, on four virtual displays. */
let engine: Served;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  engine = await serve(['--virtual', '4']);
  for (const { id } of engine.displays) await api(engine, 'PUT', `/displays/${id}/routed`, { routed: true });
});
test.afterAll(async () => {
  await engine.stop();
});

const state = async () => (await api(engine, 'GET', '/state')).body.data;
const display = (index: number) => {
  const one = engine.displays[index];
  if (!one) throw new Error(`there is no display ${index}`);
  return one;
};
const target = (index: number) => ({ display: display(index).id });
const stateOf = async (index: number) =>
  (await state()).displays.find(({ id }: { id: string }) => id === display(index).id);
const shown = (index: number) => shownBy(display(index).http);
const room = async (): Promise<string> => (await state()).room.code;

/** The share of pixels of about this colour. */
const share = (picture: Rgb, colour: readonly [number, number, number]) => 1 - inked(picture, colour);

async function setRoutes(targets: readonly object[], change: object): Promise<void> {
  const answer = await api(engine, 'PUT', '/routes', { targets, ...change });
  expect(answer.body).toEqual({ ok: true });
}

/** Puts a file into the media folder as a person does: by dropping it there. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  const { folder } = (await state()).media;
  await writeFile(path.join(folder, name), bytes);
  await expect
    .poll(async () => (await state()).media.files.find(({ id }: { id: string }) => id === name)?.state)
    .toMatch(/ready|refused/);
}

const field = (background: string, width = 720, height = 720) =>
  sharp({ create: { width, height, channels: 3, background } });

test('R12 the program of a room goes to one display, the canvas stays on the others', async () => {
  const program = new WebSocket(`${engine.relay}/?room=${await room()}&role=program`);
  await once(program, 'open');
  const jpeg = await field('#1040c0').jpeg({ quality: 90 }).toBuffer();
  program.send(jpeg);
  const source = { kind: 'program', room: await room() };
  await setRoutes([target(1)], { source });
  await expect.poll(async () => share(await shown(1), [16, 64, 192])).toBeGreaterThan(0.99);
  expect(share(await shown(0), [255, 255, 255])).toBeGreaterThan(0.99);
  expect((await stateOf(1)).route.source).toEqual(source);
  program.close();
});

test('a look turns, mirrors, darkens and caps; a bad one is refused and nothing changes', async () => {
  const halves = await field('#ffffff')
    .composite([{ input: await field('#000000', 360, 720).png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
  await drop('halves.png', halves);
  await setRoutes([target(1)], { source: { kind: 'media', media: 'halves.png' } });
  const half = async (side: 'left' | 'top' | 'right') => {
    const { data } = await shown(1);
    const at = { left: [180, 360], top: [360, 180], right: [540, 360] }[side];
    return data[((at[1] ?? 0) * 720 + (at[0] ?? 0)) * 3] ?? -1;
  };
  await expect.poll(() => half('right')).toBeGreaterThan(240);
  expect(await half('left')).toBeLessThan(15);
  await setRoutes([target(1)], { look: { rotate: 90 } });
  await expect.poll(() => half('top')).toBeLessThan(15);
  await setRoutes([target(1)], { look: { rotate: 0, flip: 'horizontal' } });
  await expect.poll(() => half('left')).toBeGreaterThan(240);
  await setRoutes([target(1)], { look: { cap: 0.5 } });
  await expect.poll(() => half('left')).toBeLessThan(140);
  const { route } = await stateOf(1);
  const refused = await api(engine, 'PUT', '/routes', { targets: [target(1)], look: { gamma: 99 } });
  expect(refused).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  expect((await stateOf(1)).route).toEqual(route);
  const nobody = await api(engine, 'PUT', '/routes', { targets: [{ display: 'nobody' }], state: 'dark' });
  expect(nobody).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});

test('a removed file leaves its last picture with a warning, and is live again when it is back', async () => {
  const { folder } = (await state()).media;
  await setRoutes([target(1)], { look: { cap: 1, flip: 'none' } });
  const bytes = await readFile(path.join(folder, 'halves.png'));
  await unlink(path.join(folder, 'halves.png'));
  await expect.poll(async () => (await stateOf(1)).sourceProblem?.code).toBe('file-gone');
  expect(share(await shown(1), [255, 255, 255])).toBeGreaterThan(0.45);
  await drop('halves.png', bytes);
  await expect.poll(async () => (await stateOf(1)).sourceProblem).toBeUndefined();
});

test('what is no picture, lies or explodes is refused with a sentence, and disturbs nothing', async () => {
  await drop(
    'drawing.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.com/x"/></svg>'),
  );
  await drop('cut.png', (await field('#ff0000').png().toBuffer()).subarray(0, 200));
  await drop('text.gif', Buffer.from('GIF89a'));
  const files = (await state()).media.files;
  const why = (name: string) => files.find(({ id }: { id: string }) => id === name).why.code;
  expect([why('drawing.svg'), why('cut.png'), why('text.gif')]).toEqual([
    'file-unknown',
    'file-broken',
    'file-broken',
  ]);
  expect((await stateOf(1)).sender.kind).toBe('live');
});

test('frozen and dark for one display; a blackout over it, and back to exactly what was', async () => {
  await setRoutes([target(2)], { source: { kind: 'media', media: 'halves.png' } });
  await expect.poll(async () => share(await shown(2), [0, 0, 0])).toBeGreaterThan(0.45);
  await setRoutes([target(2)], { state: 'frozen' });
  await setRoutes([target(2)], { source: { kind: 'wall-room' } });
  await setRoutes([target(3)], { state: 'dark' });
  await expect.poll(async () => share(await shown(3), [0, 0, 0])).toBeGreaterThan(0.99);
  const before = await Promise.all([0, 1, 2, 3].map(shown));
  await api(engine, 'PUT', '/panic', { panic: 'dark' });
  for (const index of [0, 1, 2, 3]) {
    await expect.poll(async () => share(await shown(index), [0, 0, 0])).toBeGreaterThan(0.99);
    await expect
      .poll(async () => (await stateOf(index)).obedience)
      .toMatchObject({ asked: 'dark', confirmed: true, obeyedAtMs: expect.any(Number) });
  }
  await api(engine, 'PUT', '/panic', { panic: 'live' });
  for (const [index, picture] of before.entries())
    await expect.poll(async () => psnr(await shown(index), picture)).toBeGreaterThan(40);
  await setRoutes([target(2), target(3)], { state: 'live' });
  await expect.poll(async () => share(await shown(2), [255, 255, 255])).toBeGreaterThan(0.99);
});

test('a test pattern has a lease and ends by itself; what was there comes back', async () => {
  const before = await shown(1);
  const answer = await api(engine, 'POST', '/patterns', { targets: [target(1)], pattern: 'red', seconds: 2 });
  expect(answer.body).toEqual({ ok: true });
  await expect.poll(async () => share(await shown(1), [255, 0, 0])).toBeGreaterThan(0.99);
  expect((await stateOf(1)).pattern).toMatchObject({ pattern: 'red' });
  await expect.poll(async () => (await stateOf(1)).pattern).toBeUndefined();
  await expect.poll(async () => psnr(await shown(1), before)).toBeGreaterThan(40);
});

test('two displays as one wall show one picture, each its tile', async () => {
  const cells = [display(0).id, display(1).id];
  const arrangement = { kind: 'wall', columns: 2, rows: 1, gapPx: 0, cells };
  const made = await api(engine, 'POST', '/groups', { name: 'Stage', arrangement });
  const { group } = made.body.data;
  const wide = await field('#00a000', 1440, 720)
    .composite([{ input: await field('#a000a0', 720, 720).png().toBuffer(), left: 720, top: 0 }])
    .png()
    .toBuffer();
  await drop('wide.png', wide);
  await setRoutes([{ group }], { source: { kind: 'media', media: 'wide.png' } });
  await expect.poll(async () => share(await shown(0), [0, 160, 0])).toBeGreaterThan(0.99);
  await expect.poll(async () => share(await shown(1), [160, 0, 160])).toBeGreaterThan(0.99);
  expect(await stateOf(1)).toMatchObject({ group, tile: { column: 1, row: 0, columns: 2, rows: 1 } });
  // A display of a wall stands for all of it.
  await setRoutes([target(0)], { state: 'dark' });
  await expect.poll(async () => share(await shown(1), [0, 0, 0])).toBeGreaterThan(0.99);
  await setRoutes([{ group }], { state: 'live' });
  await expect.poll(async () => share(await shown(1), [160, 0, 160])).toBeGreaterThan(0.99);
});

test('a clip plays, a playlist goes on by itself', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map(colour => field(colour, 64, 64).ensureAlpha().raw().toBuffer()),
  );
  const gif = await sharp(Buffer.concat(frames), {
    raw: { width: 64, height: 128, channels: 4, pageHeight: 64 },
  })
    .gif({ delay: [150, 150], loop: 0 })
    .toBuffer();
  await drop('blink.gif', gif);
  await setRoutes([target(3)], { source: { kind: 'media', media: 'blink.gif' }, look: { fit: 'stretch' } });
  const colours = new Set<string>();
  await expect
    .poll(async () => {
      const { data } = await shown(3);
      colours.add((data[0] ?? 0) > 128 ? 'red' : 'blue');
      return colours.size;
    })
    .toBe(2);
  await drop('green.png', await field('#00ff00').png().toBuffer());
  const made = await api(engine, 'POST', '/playlists', {
    name: 'Breaks',
    dwellSeconds: 1,
    media: ['green.png', 'halves.png'],
  });
  const { playlist } = made.body.data;
  await setRoutes([target(3)], { source: { kind: 'playlist', playlist }, look: { fit: 'contain' } });
  await expect.poll(async () => share(await shown(3), [0, 255, 0])).toBeGreaterThan(0.9);
  await expect.poll(async () => share(await shown(3), [255, 255, 255])).toBeGreaterThan(0.4);
});

test('a file comes in parts by HTTP, and is a source', async () => {
  const bytes = await field('#808000').jpeg().toBuffer();
  const part = (offset: number, end: number) =>
    api(engine, 'POST', '/media', {
      upload: 'one',
      name: 'olive.jpg',
      total: bytes.length,
      offset,
      part: bytes.subarray(offset, end).toString('base64'),
    });
  expect((await part(0, 1000)).body.data).toEqual({ done: false });
  expect((await part(1000, bytes.length)).body.data).toEqual({ done: true, media: 'olive.jpg' });
  await expect
    .poll(async () => (await state()).sources.map(({ key }: { key: string }) => key))
    .toContain('media:olive.jpg');
});

test('a scene is recalled after a restart, for those that are there, and says who is not', async () => {
  const saved = await api(engine, 'POST', '/scenes', { name: 'Evening' });
  const { scene } = saved.body.data;
  const before = await state();
  const name = before.displays[2].name;
  await api(engine, 'DELETE', `/displays/${display(2).id}`);
  await setRoutes([{ group: before.groups[0].id }], { source: { kind: 'wall-room' }, look: { rotate: 180 } });
  await setRoutes([target(3)], { state: 'dark' });
  const { dataFolder } = engine;
  await engine.stop();
  engine = await serve([], dataFolder);
  const recalled = await api(engine, 'POST', `/scenes/${scene}/recall`);
  expect(recalled.body.data).toEqual({ displays: [name], walls: [], sources: [] });
  const after = await state();
  expect(after.groups[0].route).toEqual(before.groups[0].route);
  const routeOf = (of: typeof before, id: string) =>
    of.displays.find((one: { id: string }) => one.id === id).route;
  expect(routeOf(after, before.displays[3].id)).toEqual(routeOf(before, before.displays[3].id));
  const unknown = await api(engine, 'POST', '/scenes/none/recall');
  expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});
