import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { en } from '../src-renderer/i18n/en.ts';
import { api } from './support/api.ts';
import { openBrowser } from './support/chromium.ts';
import { openPage } from './support/electron-app.ts';
import { openOperator, PHONE } from './support/operator.ts';
import { equal, farFrom, SAME_COLOUR, shownBy } from './support/pictures.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';
import { TouchDesigner } from './support/touchdesigner.ts';

/** The card on the room's page, with the kit at the other end. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');
const { touchdesignerCard: texts, settings, rooms } = en.operator;
const ROOM = 'K7QMXD';

let engine: Served;
let browser: Browser;
let operator: Page;
let td: TouchDesigner;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  engine = await serve(['--room', ROOM, '--virtual', '1', '--host', '127.0.0.1']);
  browser = await openBrowser();
  operator = await openOperator(browser, engine);
  td = new TouchDesigner();
  await openPage(operator, 'Rooms');
});
test.afterAll(async () => {
  await td.stop();
  await browser.close();
  await engine.stop();
});

const card = (page = operator) => page.getByRole('region', { name: texts.title });
const light = () => card().locator('.td-light');
const shot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });

test('nobody there: the fields and the line are, and what was copied brings TouchDesigner in', async () => {
  await expect(card().getByText(texts.nobody.what)).toBeVisible();
  await expect(card().getByText(`127.0.0.1/?room=${ROOM}&role=td`)).toBeVisible();
  await expect(card().getByText(new URL(engine.http).port, { exact: true })).toBeVisible();
  await card().scrollIntoViewIfNeeded();
  await shot(operator, 'touchdesigner');
  const line = card().getByText(/^import urllib/);
  await card().getByRole('button', { name: texts.wayIn.line }).click();
  await expect(card().getByText(settings.copying.copied)).toBeVisible();
  await td.do({ do: 'paste', line: await line.innerText() });
  await expect(card().getByText(texts.signs['sends-nothing'].what)).toBeVisible();
  await expect(light()).toHaveClass(/state--live/);
});

test('the test picture is seen at the other end, and the seconds run', async () => {
  const before = await td.canvas();
  await card().getByRole('button', { name: texts.test.send }).click();
  await expect(card().getByText(texts.test.look)).toBeVisible();
  await expect.poll(async () => equal(await td.canvas(), before)).toBe(false);
  await expect(card().getByText(texts.test.look)).toBeHidden();
  await expect.poll(async () => equal(await td.canvas(), before)).toBe(true);
});

test('what it sends is on the card, and one press leads it to a display', async () => {
  await td.do({ do: 'feed', colour: '#c04020' });
  await expect(card().getByText(texts.signs.live.what)).toBeVisible();
  await expect(card().getByText(/720\s×\s720/)).toBeVisible();
  await card().scrollIntoViewIfNeeded();
  await shot(operator, 'touchdesigner-live');
  const [display] = engine.displays;
  await card().getByRole('button', { name: texts.toWall }).click();
  await operator.getByRole('article').first().click();
  await expect
    .poll(async () => farFrom(await shownBy(String(display?.http)), [192, 64, 32]))
    .toBeLessThan(SAME_COLOUR);
  await openPage(operator, 'Rooms');
});

test('the card on a phone', async () => {
  const phone = await openOperator(browser, engine, PHONE);
  await openPage(phone, 'Rooms');
  await phone.getByRole('navigation', { name: rooms.list }).getByRole('button').first().click();
  await expect(card(phone).getByText(texts.signs.live.what)).toBeVisible();
  await card(phone).scrollIntoViewIfNeeded();
  await shot(phone, 'phone-touchdesigner');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await phone.context().close();
});

test('what is wrong there is said here, in its own words', async () => {
  await td.set('Folder', '/dev/null/nowhere');
  await td.set('Canvasvia', 'file');
  await expect(card().getByText(texts.signs.error.what)).toBeVisible();
  await expect(card().getByText(/Cannot write into/)).toBeVisible();
  await td.set('Canvasvia', 'bytes');
  await expect(card().getByText(texts.signs.live.what)).toBeVisible();
});

test('R4 R23 without the PIN it is refused, both ends say so, and the PIN mends it', async () => {
  await api(engine, 'PUT', `/rooms/${ROOM}/pin`, { pin: '4711' });
  await td.do({ do: 'pulse', name: 'Reconnect' });
  await expect(card().getByText(texts.left.unauthorised.what)).toBeVisible();
  await expect(light()).toHaveClass(/state--dark/);
  await expect.poll(async () => (await td.see()).error).toContain('PIN');
  await td.set('Key', '4711');
  await expect.poll(async () => (await td.see()).inRoom).toBe(true);
  await expect(light()).toHaveClass(/state--live/);
});
