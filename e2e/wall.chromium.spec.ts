import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { en } from '../src-renderer/i18n/en.ts';
import { api } from './support/api.ts';
import { Artist, newDevice } from './support/artist.ts';
import { faultsOf, openBrowser } from './support/chromium.ts';
import { openPage } from './support/electron-app.ts';
import { LAPTOP, openOperator, PHONE } from './support/operator.ts';
import { inked, shownBy } from './support/pictures.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';
import { temporaryFolder } from './support/temporary.ts';

/** The Wall page in a browser, over seven displays: four of them one wall, two a group. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');
const { groups, media, wall } = en.operator;

let engine: Served;
let browser: Browser;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  engine = await serve(['--virtual', '7', '--host', '127.0.0.1']);
  browser = await openBrowser();
  await mkdir(pictures, { recursive: true });
  const names = ['Stage A1', 'Stage A2', 'Stage B1', 'Stage B2', 'Bar left', 'Bar right', 'Entrance'];
  for (const [index, { id }] of engine.displays.entries()) {
    await api(engine, 'PUT', `/displays/${id}/name`, { name: names[index] });
    await api(engine, 'PUT', `/displays/${id}/routed`, { routed: true });
  }
});
test.afterAll(async () => {
  await browser.close();
  await engine.stop();
});

const panel = (index: number) => shownBy(engine.displays[index]?.http ?? '');
/** The share of the panel that is of about this colour. */
const share = async (index: number, colour: readonly [number, number, number]) =>
  1 - inked(await panel(index), colour);

/** A picture with as much in it as a photograph. */
async function photo(file: string, hue: number): Promise<string> {
  const rings = Array.from({ length: 14 }, (_, ring) => {
    const colour = `hsl(${(hue + ring * 22) % 360} 75% ${30 + (ring % 4) * 12}%)`;
    return `<circle cx="720" cy="${500 + ring * 20}" r="${760 - ring * 52}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1440" height="1440"><rect width="1440" height="1440" fill="#101820"/>${rings.join('')}</svg>`;
  const target = path.join(temporaryFolder(), file);
  await writeFile(target, await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer());
  return target;
}

async function arrange(page: Page, name: string, kind: 'wall' | 'group', cells: readonly string[]) {
  const columns = 2;
  // What is chosen would hang in the new arrangement already.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: groups.arrange }).click();
  const dialog = page.getByRole('dialog');
  const which = dialog.getByLabel(groups.which, { exact: true });
  if (await which.isVisible()) await which.selectOption({ label: groups.fresh });
  await dialog.getByLabel(groups.name, { exact: true }).fill(name);
  await dialog.getByRole('radio', { name: new RegExp(`^${groups.kinds[kind].name}`) }).check({ force: true });
  const rows = dialog.getByRole('button', { name: groups.more(groups.rows) });
  const fewer = dialog.getByRole('button', { name: groups.fewer(groups.rows) });
  for (let row = 0; row < 4 && (await fewer.isEnabled()); row += 1) await fewer.click();
  for (let row = 1; row < cells.length / columns; row += 1) await rows.click();
  for (const [index, cell] of cells.entries()) {
    const place = groups.place(String((index % columns) + 1), String(Math.floor(index / columns) + 1));
    await dialog.getByRole('button', { name: new RegExp(`^${cell}`) }).click();
    await dialog.getByRole('button', { name: new RegExp(place) }).click();
  }
  await dialog.getByRole('button', { name: groups.create[kind] }).click();
  await expect(dialog).toBeHidden();
}

test('files are dropped in, displays become a wall and a group, and sources are led to them', async () => {
  const page = await openOperator(browser, engine, LAPTOP);
  const faults = faultsOf(page);
  await openPage(page, 'Wall');

  await test.step('files come in by the page', async () => {
    const files = page.locator('input[type="file"]').first();
    await files.setInputFiles([await photo('sunset.jpg', 10), await photo('lagoon.jpg', 170)]);
    for (const file of ['sunset.jpg', 'lagoon.jpg'])
      await expect(page.locator(`[data-source="media:${file}"]`)).toBeVisible();
    await expect(page.getByText(media.summary(2, 0))).toBeVisible();
  });

  await test.step('four displays are one wall: each shows its tile', async () => {
    await arrange(page, 'Stage', 'wall', ['Stage A1', 'Stage A2', 'Stage B1', 'Stage B2']);
    const stage = page.getByRole('article', { name: 'Stage', exact: true });
    await page.locator('[data-source="media:sunset.jpg"]').dragTo(stage.getByRole('img').first());
    // Only the lower edge of the picture is without a ring, and only its corners are dark above.
    for (const index of [0, 1, 2, 3])
      await expect.poll(() => share(index, [255, 255, 255])).toBeLessThan(0.05);
    const [first, second] = await Promise.all([panel(0), panel(1)]);
    expect(first.data.equals(second.data)).toBe(false);
    await expect
      .poll(async () => (await api(engine, 'GET', '/state')).body.data.groups[0].skew?.frames)
      .toBeGreaterThan(0);
  });

  await test.step('two are a group, led as one', async () => {
    await arrange(page, 'Bar', 'group', ['Bar left', 'Bar right']);
    await page.locator('[data-source="media:lagoon.jpg"]').click();
    await page.getByRole('button', { name: wall.units.choose('Bar'), exact: true }).click();
    for (const index of [4, 5]) await expect.poll(() => share(index, [255, 255, 255])).toBeLessThan(0.05);
    expect(await share(6, [255, 255, 255])).toBeGreaterThan(0.95);
    await page.keyboard.press('Escape');
  });

  await test.step('by keyboard alone: choose all, first source', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('1');
    for (const index of [0, 4, 6])
      await expect.poll(() => share(index, [255, 255, 255])).toBeGreaterThan(0.9);
    await page.keyboard.press('Escape');
    await page.locator('[data-source="media:sunset.jpg"]').click();
    await page.getByRole('button', { name: wall.units.choose('Stage'), exact: true }).click();
    await expect.poll(() => share(0, [255, 255, 255])).toBeLessThan(0.05);
    await page.keyboard.press('Escape');
  });

  const room = (await api(engine, 'GET', '/state')).body.data.room.code;
  const artist = await Artist.join(newDevice('anna'), engine.http, room);
  for (let stroke = 0; stroke < 200; stroke += 1) artist.draw();
  await artist.acknowledged(200);
  await expect.poll(async () => inked(await panel(6))).toBeGreaterThan(0.005);
  await page.screenshot({ path: path.join(pictures, 'wall-many.png') });
  artist.close();

  await test.step('a blackout is obeyed by all of them, and undone', async () => {
    await page.keyboard.press('F9');
    for (const index of [0, 3, 5, 6]) await expect.poll(() => share(index, [0, 0, 0])).toBeGreaterThan(0.99);
    await expect(page.getByText('Every display shows black.', { exact: false })).toBeVisible();
    await page.keyboard.press('F9');
    await expect.poll(() => share(0, [0, 0, 0])).toBeLessThan(0.5);
  });
  expect(faults).toEqual([]);
  await page.context().close();
});

test('on a phone the wall is one column, and nothing is wider than the screen', async () => {
  const page = await openOperator(browser, engine, PHONE);
  await openPage(page, 'Wall');
  await expect(page.getByRole('article').first()).toBeVisible();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(PHONE.width);
  await page.screenshot({ path: path.join(pictures, 'phone-wall.png') });
  await page.getByRole('button', { name: wall.units.choose('Entrance'), exact: true }).click();
  expect(await width()).toBeLessThanOrEqual(PHONE.width);
  await page.getByRole('button', { name: wall.chosen.toInspector }).click();
  await page.screenshot({ path: path.join(pictures, 'phone-look.png') });
  await page.context().close();
});
