import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { viewTexts } from '../src-renderer/view/view-texts.ts';
import { api } from './support/api.ts';
import { drawStroke, joined, startStroke } from './support/canvas.ts';
import { faultsOf, openBrowser, PLAIN_NAME } from './support/chromium.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';

/** The viewer's page, as a browser source or TouchDesigner's Web Render TOP has it: no keyboard, no mouse, its ground transparent. */
const ROOM = 'K7QMXD';
const SIDE = 720;
const { en, es } = viewTexts;

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
type Rgb = readonly [red: number, green: number, blue: number];

let engine: Served;
let browser: Browser;

test.beforeAll(async () => {
  engine = await serve(['--room', ROOM, '--virtual', '0', '--host', '127.0.0.1', '--allow-host', PLAIN_NAME]);
  browser = await openBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await engine.stop();
});

/** A page of its own, at a name that is no secure context, in a host that gives no animation frames. */
async function openView(target: string, { locale = 'en-GB', width = SIDE, height = SIDE } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });
  await countPictures(page);
  const faults = faultsOf(page);
  await page.goto(`${engine.http.replace('127.0.0.1', PLAIN_NAME)}/view/${target}`);
  return { page, faults };
}

/** Notes what becomes of every picture that the page itself decodes. */
async function countPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const decode: (source: Blob) => Promise<ImageBitmap> = window.createImageBitmap.bind(window);
    const decoded: ImageBitmap[] = [];
    const broken: unknown[] = [];
    const createImageBitmap = (source: Blob) => {
      const bitmap = decode(source);
      bitmap.then(
        picture => decoded.push(picture),
        error => broken.push(error),
      );
      return bitmap;
    };
    Object.assign(window, { createImageBitmap, decoded, broken });
  });
}

/** A bitmap without a size was closed or given away: a page that is open for a week keeps none. */
const picturesOf = (page: Page) =>
  page.evaluate(() => {
    const all: ImageBitmap[] = Reflect.get(window, 'decoded');
    const kept = all.filter(({ width }) => width > 0).length;
    return { many: all.length > 10, kept, broken: Reflect.get(window, 'broken').length };
  });

/** What whoever renders the page gets: the pixels of the window with their transparency. */
async function seen(page: Page) {
  const png = await page.screenshot({ omitBackground: true });
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): Rgba => {
    const start = (y * info.width + x) * 4;
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(start, start + 4);
    return [red, green, blue, alpha];
  };
  return { data, at };
}

const seenAt = async (page: Page, x: number, y: number) => (await seen(page)).at(x, y);
const lineOf = (page: Page) => page.getByRole('status');

/** A picture client of any program; `pictures` are the binary ones that it was sent. */
async function pictureClient(wishes: string, code = ROOM) {
  const socket = new WebSocket(`${engine.relay}/?room=${code}&${wishes}`);
  const pictures: Buffer[] = [];
  socket.on('message', (data: Buffer, binary) => {
    if (binary) pictures.push(data);
  });
  await once(socket, 'open');
  return { send: (picture: Buffer) => socket.send(picture), pictures, leave: () => socket.close() };
}

/** A picture of one colour; or only its right half, the left one transparent. */
async function pictureOf([red, green, blue]: Rgb, format: 'png' | 'jpeg', part: 'whole' | 'right' = 'whole') {
  const from = part === 'right' ? SIDE / 2 : 0;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
    <rect x="${from}" width="${SIDE}" height="${SIDE}" fill="rgb(${red},${green},${blue})"/></svg>`;
  const picture = sharp(Buffer.from(svg));
  return format === 'png' ? picture.png().toBuffer() : picture.flatten().jpeg({ quality: 95 }).toBuffer();
}

async function openRoom(wishes: object): Promise<string> {
  const { body } = await api(engine, 'POST', '/rooms', wishes);
  return body.data.room;
}

/** Draws in the room as a guest does; the pen stays down if it is told so. */
async function drawIn(code: string, how: typeof drawStroke = drawStroke) {
  const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  await page.goto(`${engine.http}/r/${code}`);
  await joined(page);
  await how(page, [
    [0.2, 0.25],
    [0.8, 0.75],
  ]);
  return page;
}

/** How far the picture that is seen is, over this paper, from the one that the room says is its own: steps of 255, the most of all pixels. */
function farthest(view: Buffer, paper: Rgb, room: Buffer): number {
  let most = 0;
  for (let pixel = 0; pixel < room.length / 4; pixel += 1) {
    const alpha = (view[pixel * 4 + 3] ?? 0) / 255;
    for (const [channel, ground] of paper.entries()) {
      const over = (view[pixel * 4 + channel] ?? 0) * alpha + ground * (1 - alpha);
      most = Math.max(most, Math.abs(over - (room[pixel * 4 + channel] ?? 0)));
    }
  }
  return most;
}

test('the canvas, and nothing else: no line, no pointer, no code of other pages', async () => {
  const fetched: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1000, height: 500 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.on('request', request => fetched.push(new URL(request.url()).pathname));
  const faults = faultsOf(page);
  await page.goto(`${engine.http}/view/${ROOM}`);
  await expect(page.getByRole('img', { name: en.canvas(ROOM) })).toBeVisible();
  await expect.poll(() => seenAt(page, 500, 250)).toEqual([255, 255, 255, 255]);

  // As large as it fits, in the middle, on black.
  const view = await seen(page);
  expect([view.at(248, 250), view.at(252, 250), view.at(747, 250), view.at(752, 250)]).toEqual([
    [0, 0, 0, 255],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
    [0, 0, 0, 255],
  ]);
  expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
  await expect(lineOf(page)).toBeHidden();
  expect(fetched.map(name => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    `/view/${ROOM}`,
    '/view/assets/view.css',
    '/view/assets/view.js',
  ]);
  expect(faults).toEqual([]);
  await context.close();
});

for (const [name, background, paper] of [
  ['white', '#ffffff', [255, 255, 255]],
  ['coloured', '#20303c', [32, 48, 60]],
] as const) {
  test(`the canvas without its paper, which is ${name}: live and final`, async () => {
    const code = await openRoom({ canvas: { background } });
    const reference = await pictureClient('role=viewer&images=binary', code);
    const { page, faults } = await openView(`${code}?background=transparent`);
    await expect
      .poll(() => seenAt(page, 10, 10))
      .toEqual([expect.anything(), expect.anything(), expect.anything(), 0]);

    // The pen is down: pictures are live, and far from the line nothing of the paper is left.
    const guest = await drawIn(code, startStroke);
    await expect.poll(async () => (await seenAt(page, SIDE / 2, SIDE / 2))[3]).toBeGreaterThan(150);
    const live = await seen(page);
    expect([live.at(10, 10)[3], live.at(700, 10)[3], live.at(10, 700)[3]]).toEqual([0, 0, 0]);

    // The pen is up: what is seen over the paper is the room's picture to the last bit that 8 bit of alpha leave.
    await guest.mouse.up();
    const isFinal = async () => {
      const final = reference.pictures.findLast(picture => picture[0] === 0x89) ?? Buffer.alloc(0);
      const room = await sharp(final).ensureAlpha().raw().toBuffer();
      return farthest((await seen(page)).data, paper, room);
    };
    await expect.poll(isFinal).toBeLessThan(2);
    const alphas = (await seen(page)).data.filter((_, index) => index % 4 === 3);
    expect(alphas.some(alpha => alpha === 0)).toBe(true);
    expect(alphas.some(alpha => alpha > 0 && alpha < 255)).toBe(true);
    expect(faults).toEqual([]);
    reference.leave();
    await guest.context().close();
    await page.context().close();
  });
}

test('R22 the program: it is waited for, it keeps its alpha, and a broken picture changes nothing', async () => {
  const [red, blue] = [[200, 20, 40] as const, [30, 60, 220] as const];
  const { page, faults } = await openView(`${ROOM}?show=program&background=transparent`);
  const { page: opaque } = await openView(`${ROOM}?show=program`);
  await expect(lineOf(page)).toHaveText(en.waiting);
  const touchDesigner = await pictureClient('role=td');
  const png = await pictureOf(red, 'png', 'right');
  touchDesigner.send(png);
  await expect.poll(() => seenAt(page, 500, 360)).toEqual([...red, 255]);
  expect((await seenAt(page, 100, 360))[3]).toBe(0);
  await expect.poll(() => seenAt(opaque, 500, 360)).toEqual([...red, 255]);
  expect(await seenAt(opaque, 100, 360)).toEqual([0, 0, 0, 255]);
  await expect(lineOf(page)).toBeHidden();

  await test.step('what is cut off in the middle, or broken there, leaves the last one standing', async () => {
    for (const [index, broken] of [
      png.subarray(0, png.length - 40),
      Buffer.from(png).fill(90, 60, 90),
    ].entries()) {
      touchDesigner.send(broken);
      await expect.poll(async () => (await picturesOf(page)).broken).toBe(index + 1);
      expect((await seenAt(page, 100, 360))[3]).toBe(0);
      expect(await seenAt(page, 500, 360)).toEqual([...red, 255]);
    }
    touchDesigner.send(await pictureOf(blue, 'jpeg'));
    await expect.poll(async () => (await seenAt(page, 100, 360))[2]).toBeGreaterThan(200);
  });

  expect(faults).toEqual([]);
  touchDesigner.leave();
  await page.context().close();
  await opaque.context().close();
});

test('between two pictures there is never none, also when their sizes differ, and none is kept', async () => {
  const context = await browser.newContext({ viewport: { width: SIDE, height: SIDE } });
  const page = await context.newPage();
  await countPictures(page);
  await page.goto(`${engine.http}/view/${ROOM}?show=program`);
  const touchDesigner = await pictureClient('role=td');
  const large = await pictureOf([200, 20, 40], 'png');
  const small = await sharp(await pictureOf([30, 60, 220], 'png'))
    .resize(256, 256)
    .png()
    .toBuffer();
  touchDesigner.send(large);
  await expect.poll(() => seenAt(page, 360, 360)).toEqual([200, 20, 40, 255]);
  // What stands in the middle of the picture whenever the browser is about to paint.
  await page.evaluate(() => {
    const colours = new Set<string>();
    Object.assign(window, { colours });
    const probe = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
      willReadFrequently: true,
    });
    const look = () => {
      const picture = document.querySelector('canvas');
      if (picture && probe) {
        probe.clearRect(0, 0, 1, 1);
        probe.drawImage(picture, 0, 0, 1, 1);
        colours.add(String(probe.getImageData(0, 0, 1, 1).data));
      }
      requestAnimationFrame(look);
    };
    look();
  });
  const colours = () => page.evaluate(() => [...Reflect.get(window, 'colours')]);
  for (let sent = 0; sent < 60; sent += 1) {
    touchDesigner.send(sent % 2 === 0 ? small : large);
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 5)));
  }
  await expect
    .poll(async () => new Set(await colours()))
    .toEqual(new Set(['200,20,40,255', '30,60,220,255']));
  await expect.poll(() => picturesOf(page)).toEqual({ many: true, kept: 0, broken: 0 });
  touchDesigner.leave();
  await context.close();
});

test('the picture stands while the relay is away, and goes on when it is back', async () => {
  const { page } = await openView(ROOM);
  await expect.poll(() => seenAt(page, 360, 360)).toEqual([255, 255, 255, 255]);
  const guest = await drawIn(ROOM);
  await expect.poll(async () => (await seenAt(page, 360, 360))[1]).toBeLessThan(200);
  await guest.context().close();
  const port = new URL(engine.http).port;
  await engine.stop();
  expect((await seenAt(page, 360, 360))[1]).toBeLessThan(200);
  await expect(lineOf(page)).toBeHidden();

  engine = await serve(
    ['--room', ROOM, '--virtual', '0', '--host', '127.0.0.1', '--allow-host', PLAIN_NAME, '--port', port],
    engine.dataFolder,
  );
  await api(engine, 'POST', `/rooms/${ROOM}/clear`);
  await expect.poll(() => seenAt(page, 360, 360), { timeout: 40_000 }).toEqual([255, 255, 255, 255]);
  await page.context().close();
});

test('a line that died without a word is noticed, and another one is opened', async () => {
  const context = await browser.newContext({ viewport: { width: SIDE, height: SIDE } });
  const page = await context.newPage();
  let lines = 0;
  await page.routeWebSocket(/.*/, route => {
    lines += 1;
    // The first one answers nothing, ever, as behind a switch that was unplugged.
    if (lines > 1) route.connectToServer();
  });
  await page.goto(`${engine.http}/view/${ROOM}`);
  await expect.poll(() => seenAt(page, 360, 360), { timeout: 40_000 }).toEqual([255, 255, 255, 255]);
  expect(lines).toBe(2);
  await context.close();
});

test('R1 the PIN: one that lacks or is wrong is said, in the reader’s language; with it, the page is in', async () => {
  const code = await openRoom({ pin: '4711' });
  const { page: without } = await openView(`${code}?background=transparent`);
  await expect(lineOf(without)).toHaveText(en.pinMissing);
  const { page: wrong } = await openView(`${code}?key=0000`, { locale: 'es-MX' });
  await expect(lineOf(wrong)).toHaveText(es.pinWrong);
  expect(await wrong.locator('html').getAttribute('lang')).toBe('es');
  const { page: right } = await openView(`${code}?key=4711`);
  await expect.poll(() => seenAt(right, 360, 360)).toEqual([255, 255, 255, 255]);
  await expect(lineOf(right)).toBeHidden();
  for (const page of [without, wrong, right]) await page.context().close();
});

test('R2 a room that is not there: said, and shown by itself as soon as it is', async () => {
  const { page } = await openView('QQQQQQ');
  await expect(lineOf(page)).toHaveText(en.noRoom('QQQQQQ'));
  await openRoom({ code: 'QQQQQQ' });
  await expect.poll(() => seenAt(page, 360, 360), { timeout: 40_000 }).toEqual([255, 255, 255, 255]);
  await expect(lineOf(page)).toBeHidden();
  await page.context().close();
});

test('the kit: Python reads it as the files of td/, with the address by which it was asked for', async () => {
  const answer = await fetch(`${engine.http}/td/install.py?room=${ROOM.toLowerCase()}&key=4711`);
  const reading = [
    'import ast, json, sys',
    'tree = ast.parse(sys.stdin.buffer.read())',
    'values = [ast.literal_eval(step.value) for step in tree.body if isinstance(step, ast.Assign)]',
    'print(json.dumps(values))',
  ].join('\n');
  const interpreter = process.env['LIENZO_PYTHON'] ?? 'python3';
  const read = spawnSync(interpreter, ['-c', reading], { input: await answer.text(), encoding: 'utf8' });
  const [files, wishes] = JSON.parse(read.stdout);
  const folder = path.join(REPOSITORY, 'td');
  const modules = (await readdir(folder)).filter(name => name.endsWith('.py'));
  expect(Object.keys(files).toSorted()).toEqual(modules.toSorted());
  for (const name of modules) expect(files[name]).toBe(await readFile(path.join(folder, name), 'utf8'));
  const { hostname, port } = new URL(engine.http);
  expect(wishes).toEqual({ address: hostname, port: Number(port), room: ROOM, key: '4711' });
});
