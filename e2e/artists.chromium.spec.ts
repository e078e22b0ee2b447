import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { canvasOf, canvasPixels, drawStroke, joined, startStroke } from './support/canvas.ts';
import { faultsOf, openBrowser, PLAIN_NAME } from './support/chromium.ts';
import { inked } from './support/pictures.ts';
import { python } from './support/python.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';

/** The artist's page on phones and tablets, at a name that is no secure context. */
const ROOM = 'K7QMXD';
const PHONE = { width: 390, height: 844 };

let engine: Served;
let browser: Browser;

test.beforeAll(async () => {
  engine = await serve(['--room', ROOM, '--virtual', '1', '--allow-host', PLAIN_NAME]);
  browser = await openBrowser();
});

test.afterAll(async () => {
  await browser.close();
  await engine.stop();
  await engine.remove();
});

/** A device of its own: nothing of one page is known to another. */
async function openDevice(size = { width: 1024, height: 768 }, room = ROOM): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${engine.http.replace('127.0.0.1', PLAIN_NAME)}/r/${room}`);
  return page;
}

const ink = async (page: Page) => inked(await canvasPixels(canvasOf(page)));

test('two artists see each other draw, and each undoes only their own', async () => {
  const [one, two] = await Promise.all([openDevice(), openDevice(PHONE)]);
  const faults = [...faultsOf(one), ...faultsOf(two)];
  await Promise.all([joined(one), joined(two)]);

  await startStroke(one, [
    [0.1, 0.1],
    [0.9, 0.2],
  ]);
  await expect.poll(() => ink(two)).toBeGreaterThan(0.005);
  await one.mouse.up();
  await drawStroke(two, [
    [0.1, 0.8],
    [0.9, 0.9],
  ]);
  await expect.poll(() => ink(one)).toBeGreaterThan(0.02);

  const both = await ink(one);
  await two.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => ink(one)).toBeLessThan(both);
  await expect.poll(() => ink(one)).toBeGreaterThan(0.005);
  await one.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => ink(two)).toBe(0);
  expect(faults).toEqual([]);
  await one.context().close();
  await two.context().close();
});

test('the phone says that the drawing is on the wall', async () => {
  const phone = await openDevice(PHONE);
  await joined(phone);
  await drawStroke(phone, [
    [0.2, 0.3],
    [0.5, 0.7],
    [0.8, 0.3],
  ]);
  await expect(phone.getByText('on the wall')).toBeVisible();
  await phone.screenshot({ path: path.join(REPOSITORY, '.cache', 'screenshots', 'phone.png') });
  await phone.getByRole('button', { name: 'Undo' }).click();
  await phone.context().close();
});

test('a room that does not exist is said, and another code can be typed', async () => {
  const phone = await openDevice(PHONE, 'ZZZZZZ');
  await expect(phone.getByText('There is no room ZZZZZZ here', { exact: false })).toBeVisible();
  await phone.screenshot({ path: path.join(REPOSITORY, '.cache', 'screenshots', 'phone-code.png') });
  await phone.getByRole('textbox').fill(ROOM.toLowerCase());
  await phone.getByRole('button', { name: 'Open the room' }).click();
  await joined(phone);
  await phone.context().close();
});

test('A5 what is drawn while the relay is away arrives when it is back', async () => {
  const tablet = await openDevice();
  await joined(tablet);
  const port = new URL(engine.http).port;
  await engine.stop();
  await expect(tablet.getByText('You are offline', { exact: false })).toBeVisible();
  await drawStroke(tablet, [
    [0.2, 0.5],
    [0.8, 0.5],
  ]);
  const drawn = await ink(tablet);
  expect(drawn).toBeGreaterThan(0.005);

  engine = await serve(
    ['--room', ROOM, '--virtual', '1', '--allow-host', PLAIN_NAME, '--port', port],
    engine.dataFolder,
  );
  await expect(tablet.getByText('You are offline', { exact: false })).toBeHidden({ timeout: 40_000 });
  const other = await openDevice();
  await joined(other);
  await expect.poll(() => ink(other)).toBeCloseTo(drawn, 4);
  await tablet.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => ink(other)).toBe(0);
  await tablet.context().close();
  await other.context().close();
});

test('R19 a peer of the seed’s kind draws by pictures, and an artist draws over them', async () => {
  const tablet = await openDevice();
  await joined(tablet);
  const peer = python('seed_peer.py', '--url', `${engine.relay}/?room=${ROOM}`);
  await expect.poll(() => ink(tablet)).toBeGreaterThan(0.01);
  await peer.stop();
  const before = await ink(tablet);
  await drawStroke(tablet, [
    [0.05, 0.95],
    [0.95, 0.95],
  ]);
  await expect.poll(() => ink(tablet)).toBeGreaterThan(before);
  await tablet.context().close();
});
