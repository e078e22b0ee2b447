import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { en } from '../src-renderer/i18n/en.ts';
import { api } from './support/api.ts';
import { canvasOf, canvasPixels, drawStroke, joined } from './support/canvas.ts';
import { openBrowser } from './support/chromium.ts';
import { openPage } from './support/electron-app.ts';
import { openOperator, PHONE } from './support/operator.ts';
import { inked, shownBy } from './support/pictures.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';

/** An evening's rooms, by the operator's page and the pages of guests. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');
const { rooms, gallery } = en.operator;

let engine: Served;
let browser: Browser;
let operator: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  // Without an address on the command line: the first start asks.
  engine = await serve(['--virtual', '1']);
  browser = await openBrowser();
  operator = await openOperator(browser, engine);
});
test.afterAll(async () => {
  await browser.close();
  await engine.stop();
});

/** A device of its own in a room. */
async function openGuest(code: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await page.goto(`${engine.http}/r/${code}`);
  return page;
}

const chooseRoom = (name: string | RegExp) =>
  operator.getByRole('navigation', { name: rooms.list }).getByRole('button', { name }).click();

const onWall = async (): Promise<{ name: string; code: string; prompt: string }> =>
  (await api(engine, 'GET', '/state')).body.data.room;

const ink = async (page: Page) => inked(await canvasPixels(canvasOf(page)));

const shot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });

test('the first start asks once where the machine may be seen, and nothing is chosen beforehand', async () => {
  const question = operator.getByRole('dialog');
  await expect(question).toBeVisible();
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await shot(operator, 'first-run');
  await question.getByRole('radio').first().check();
  await question.getByRole('button').last().click();
  await expect(question).toBeHidden();
  await operator.reload();
  await joined(operator);
  await expect(operator.getByRole('dialog')).toBeHidden();
});

test('a room with a PIN is opened and put on the wall; a guest gets in by PIN and draws onto the display', async () => {
  await openPage(operator, 'Rooms');
  await operator.getByRole('button', { name: rooms.open }).click();
  const form = operator.getByRole('form', { name: rooms.newTitle });
  await form.getByLabel(rooms.name, { exact: true }).fill('Garden');
  await form.getByLabel(rooms.pin, { exact: true }).fill('4711');
  await form.getByText('1080 × 1080').click();
  await form.getByRole('button', { name: rooms.submitNew }).click();
  await expect(operator.getByRole('heading', { name: 'Garden' })).toBeVisible();
  await operator.getByRole('button', { name: rooms.show }).click();
  await expect.poll(async () => (await onWall()).name).toBe('Garden');
  const { code } = await onWall();
  await expect(operator.locator('.room__code')).toHaveText(code);

  const guest = await openGuest(code);
  await guest.getByLabel(en.artist.pinLabel).fill('0000');
  await guest.getByRole('button', { name: en.artist.pinButton }).click();
  await expect(guest.getByText(en.artist.pinWrong)).toBeVisible();
  await shot(guest, 'phone-pin');
  await guest.getByLabel(en.artist.pinLabel).fill('4711');
  await guest.getByRole('button', { name: en.artist.pinButton }).click();
  await joined(guest);
  await drawStroke(guest, [
    [0.1, 0.1],
    [0.9, 0.9],
  ]);
  await expect.poll(async () => inked(await shownBy(engine.displays[0]?.http ?? ''))).toBeGreaterThan(0.005);

  await test.step('the operator sees who is there, takes the drawing away and brings it back', async () => {
    const guestRow = operator.getByRole('row').filter({ hasText: rooms.roles.artist });
    await expect(guestRow.getByRole('cell', { name: '127.0.0.1' })).toBeVisible();
    await operator.getByRole('button', { name: rooms.removeDrawing(1) }).click();
    await expect.poll(() => ink(guest)).toBe(0);
    await operator.getByRole('button', { name: rooms.bringBack }).click();
    await expect.poll(() => ink(guest)).toBeGreaterThan(0.005);
    await shot(operator, 'rooms');
  });

  await test.step('and sends the guest away, who is not let in again', async () => {
    await operator.getByRole('button', { name: rooms.remove, exact: true }).click();
    await operator
      .getByRole('alertdialog')
      .getByRole('button', { name: rooms.removeYes, exact: true })
      .click();
    await expect(guest.getByText(en.artist.removedTitle)).toBeVisible();
    await guest.reload();
    await expect(guest.getByText(en.artist.removedTitle)).toBeVisible();
  });
  await guest.context().close();
});

test('the card for guests has the code, the PIN and a QR code, at laptop and phone size', async () => {
  const { code } = await onWall();
  await operator.keyboard.press('F7');
  const card = operator.getByRole('dialog');
  await expect(card).toContainText(code);
  await expect(card).toContainText('4711');
  await expect(card.getByRole('img', { name: new RegExp(`/r/${code}$`) })).toBeVisible();
  await shot(operator, 'card');
  await operator.setViewportSize(PHONE);
  await expect(card.getByRole('img', { name: new RegExp(`/r/${code}$`) })).toBeInViewport();
  await shot(operator, 'card-phone');
  await operator.setViewportSize({ width: 1440, height: 900 });
  await operator.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('the prompt, redo and keeping a picture go by the keyboard', async () => {
  await openPage(operator, 'Draw');
  await joined(operator);
  await operator.keyboard.press('Control+p');
  await operator.keyboard.type('a lighthouse of paper birds');
  await operator.keyboard.press('Enter');
  await expect.poll(async () => (await onWall()).prompt).toBe('a lighthouse of paper birds');
  const before = await ink(operator);
  await drawStroke(operator, [
    [0.2, 0.8],
    [0.8, 0.2],
  ]);
  await expect.poll(() => ink(operator)).toBeGreaterThan(before + 0.002);
  await operator.keyboard.press('Control+z');
  await expect.poll(() => ink(operator)).toBeCloseTo(before, 3);
  await operator.keyboard.press('Control+Shift+z');
  await expect.poll(() => ink(operator)).toBeGreaterThan(before + 0.002);
  await operator.keyboard.press('Control+s');
  await expect(operator.getByText(gallery.kept('Garden'))).toBeVisible();
  await operator.keyboard.press('?');
  await expect(operator.getByRole('dialog')).toContainText('Ctrl+S');
  await shot(operator, 'keys');
  await operator.keyboard.press('Escape');
});

test('a new canvas, a new code, closing and reopening: who draws comes back by itself, or is told why not', async () => {
  await openPage(operator, 'Rooms');
  await chooseRoom(/Garden/);
  await operator.getByRole('button', { name: rooms.removePin }).click();
  await expect(operator.getByText(rooms.noPin)).toBeVisible();
  const { code } = await onWall();
  const guest = await openGuest(code);
  await joined(guest);
  await expect.poll(() => ink(guest)).toBeGreaterThan(0.005);

  await test.step('another canvas: strokes keep their places', async () => {
    await operator.getByRole('region', { name: rooms.canvas }).getByText('720 × 720').click();
    await operator.getByRole('button', { name: rooms.changeCanvas }).click();
    await operator.getByRole('button', { name: rooms.changeCanvasYes, exact: true }).last().click();
    await expect.poll(async () => (await canvasPixels(canvasOf(guest))).width).toBe(720);
    await expect.poll(() => ink(guest)).toBeGreaterThan(0.005);
  });

  await test.step('closed: the guest is told; open again: the guest is back', async () => {
    await operator.getByRole('button', { name: rooms.close }).click();
    await shot(operator, 'rooms-close');
    await operator.getByRole('button', { name: rooms.closeYes }).click();
    await expect(guest.getByText(en.artist.codeClosed(code))).toBeVisible();
    await operator.getByRole('button', { name: rooms.reopen }).click();
    await expect(canvasOf(guest)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => ink(guest)).toBeGreaterThan(0.005);
  });

  await test.step('a new code: the old one is void', async () => {
    await operator.getByRole('button', { name: rooms.newCode }).click();
    await operator.getByRole('alertdialog').getByRole('button', { name: rooms.newCodeYes }).click();
    await expect(guest.getByText(en.artist.codeChanged(code))).toBeVisible();
  });
  await guest.context().close();
});

test('the gallery shows what was kept, and the files are there', async () => {
  await operator.getByText(rooms.tabs.gallery, { exact: true }).click();
  const kept = async () => (await api(engine, 'GET', '/gallery')).body.data;
  // Kept by the keyboard, and when the room closed.
  await expect
    .poll(async () => (await kept()).map((picture: { because: string }) => picture.because))
    .toEqual(['close', 'save']);
  await expect(operator.getByRole('img', { name: /Picture of Garden/ })).toHaveCount(2);
  await expect(operator.getByText('a lighthouse of paper birds').first()).toBeVisible();
  await shot(operator, 'gallery');
  await operator.setViewportSize(PHONE);
  await shot(operator, 'gallery-phone');
  const { folder } = (await api(engine, 'GET', '/state')).body.data.gallery;
  expect((await readdir(folder)).filter(name => name.endsWith('.png'))).toHaveLength(2);
});

for (const page of ['Draw', 'Rooms', 'Settings', 'Wall', 'Monitor'] as const) {
  test(`${page} fits a phone: nothing is wider than the screen`, async () => {
    await operator.setViewportSize(PHONE);
    await openPage(operator, page);
    await operator.waitForLoadState('networkidle');
    await shot(operator, `phone-${page.toLowerCase()}`);
    const widest = await operator.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.page, .draw-page, html')].map(element => element.scrollWidth),
      ),
    );
    expect(widest).toBeLessThanOrEqual(PHONE.width);
  });
}
