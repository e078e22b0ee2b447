import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { en } from '../src-renderer/i18n/en.ts';
import {
  canvasOf,
  canvasPixels,
  drawByTouch,
  drawStroke,
  joined,
  type Point,
  startStroke,
} from './support/canvas.ts';
import { faultsOf, openBrowser, PLAIN_NAME } from './support/chromium.ts';
import { inked } from './support/pictures.ts';
import { python } from './support/python.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';
import { temporaryFolder } from './support/temporary.ts';

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
  const faults = [faultsOf(one), faultsOf(two)];
  await Promise.all([joined(one), joined(two)]);

  await test.step('both see the other’s line grow while both pens are down', async () => {
    await startStroke(one, [
      [0.1, 0.1],
      [0.9, 0.2],
    ]);
    await expect.poll(() => ink(two)).toBeGreaterThan(0.005);
    const alone = await ink(one);
    await startStroke(two, [
      [0.1, 0.8],
      [0.9, 0.9],
    ]);
    await expect.poll(() => ink(one)).toBeGreaterThan(alone + 0.005);
    await one.mouse.up();
    await two.mouse.up();
  });

  const both = await ink(one);
  await two.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => ink(one)).toBeLessThan(both - 0.005);
  await expect.poll(() => ink(one)).toBeGreaterThan(0.005);
  await one.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => ink(two)).toBe(0);
  expect(faults).toEqual([[], []]);
  await one.context().close();
  await two.context().close();
});

test('a bigger brush is bigger on the other device too, and clear clears both', async () => {
  const [one, two] = await Promise.all([openDevice(), openDevice(PHONE)]);
  await Promise.all([joined(one), joined(two)]);
  const line = (height: number): Point[] => [
    [0.2, height],
    [0.8, height],
  ];
  const size = one.getByRole('slider', { name: 'Size' });
  await size.fill('0.2');
  await drawStroke(one, line(0.2));
  await expect.poll(async () => (await ink(two)) > 0 && (await ink(two)) === (await ink(one))).toBe(true);
  const thin = await ink(two);
  await size.fill('0.8');
  await drawStroke(one, line(0.6));
  await expect.poll(() => ink(two)).toBeGreaterThan(4 * thin);

  await expect(async () => {
    await two.getByRole('button', { name: en.draw.clear, exact: true }).click();
    await two.getByRole('button', { name: en.draw.clearSure }).click({ timeout: 2_000 });
  }).toPass();
  await expect.poll(() => Promise.all([ink(one), ink(two)])).toEqual([0, 0]);
  await one.context().close();
  await two.context().close();
});

test('a finger draws, and lifts', async () => {
  const [phone, tablet] = await Promise.all([openDevice(PHONE), openDevice()]);
  await Promise.all([joined(phone), joined(tablet)]);
  await drawByTouch(phone, [
    [0.2, 0.3],
    [0.5, 0.7],
    [0.8, 0.3],
  ]);
  await expect.poll(() => ink(tablet)).toBeGreaterThan(0.005);
  // A stroke that had not ended could not be undone.
  await phone.getByRole('button', { name: 'Undo' }).tap();
  await expect.poll(() => Promise.all([ink(phone), ink(tablet)])).toEqual([0, 0]);
  await phone.context().close();
  await tablet.context().close();
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

test('R19 a peer of the seed’s kind draws by pictures and sets the prompt, and an artist draws over them', async () => {
  const tablet = await openDevice();
  await joined(tablet);
  const room = `${engine.relay}/?room=${ROOM}`;
  const touchDesigner = python('seed_client.py', room, '--until', 'prompt', '--out', temporaryFolder());
  await touchDesigner.until(({ event }) => event === 'final');
  const peer = python('seed_peer.py', '--url', room, '--prompt', 'a red sea');
  await touchDesigner.until(({ event, text }) => event === 'prompt' && text === 'a red sea');
  await expect.poll(() => ink(tablet)).toBeGreaterThan(0.01);
  await peer.until(({ event }) => event === 'close');
  await Promise.all([peer.stop(), touchDesigner.stop()]);
  expect(touchDesigner.child.exitCode).toBe(0);
  const before = await ink(tablet);
  await drawStroke(tablet, [
    [0.05, 0.95],
    [0.95, 0.95],
  ]);
  await expect.poll(() => ink(tablet)).toBeGreaterThan(before);
  await tablet.context().close();
});
