import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { en } from '../src-renderer/i18n/en.ts';
import { api } from './support/api.ts';
import { Artist, newDevice } from './support/artist.ts';
import { canvasOf, canvasPixels, drawStroke, joined } from './support/canvas.ts';
import { faultsOf, openBrowser } from './support/chromium.ts';
import { openPage } from './support/electron-app.ts';
import { LAPTOP, openOperator, PHONE } from './support/operator.ts';
import { inked, shownBy } from './support/pictures.ts';
import { REPOSITORY, type Served, serve } from './support/serve.ts';

/** The operator's page in a browser: the face of `serve`. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');
const { displays, monitor } = en.operator;

let engine: Served;
let browser: Browser;

test.beforeAll(async () => {
  engine = await serve(['--virtual', '2', '--host', '127.0.0.1']);
  browser = await openBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await engine.stop();
});

test('the address with the token opens the page, and the token does not stay in it', async () => {
  const page = await openOperator(browser, engine);
  const faults = faultsOf(page);
  expect(page.url()).toBe(`${engine.http}/operator`);
  // A reload in the middle of loading breaks off what is not there yet.
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect(page.locator('.room__code')).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${engine.http}/operator`);
  await expect(stranger.locator('.room__code')).toBeHidden();
  await expect(stranger.getByText(/operator/i).first()).toBeVisible();
  expect(faults).toEqual([]);
  await stranger.context().close();
  await page.context().close();
});

test('draws on the canvas of the wall, and the display shows it', async () => {
  const page = await openOperator(browser, engine);
  await joined(page);
  await drawStroke(page, [
    [0.2, 0.3],
    [0.8, 0.7],
  ]);
  await expect.poll(async () => inked(await canvasPixels(canvasOf(page)))).toBeGreaterThan(0.005);
  await expect.poll(async () => inked(await shownBy(engine.displays[0]?.http ?? ''))).toBeGreaterThan(0.005);
  await openPage(page, 'Wall');
  const preview = page.getByRole('img', { name: /Picture last sent to/ }).first();
  await expect.poll(async () => inked(await canvasPixels(preview))).toBeGreaterThan(0.005);
  await openPage(page, 'Displays');
  await expect.poll(async () => inked(await canvasPixels(preview))).toBeGreaterThan(0.005);
  await page.context().close();
});

for (const [name, size] of [
  ['laptop', LAPTOP],
  ['phone', PHONE],
] as const) {
  test(`displays: added, fed by another transport, renamed, looked into and removed, on a ${name}`, async () => {
    const page = await openOperator(browser, engine, size);
    const faults = faultsOf(page);
    await openPage(page, 'Displays');
    await page.screenshot({ path: path.join(pictures, `displays-${name}.png`) });

    await test.step('an address where nobody answers is explained', async () => {
      await page.getByRole('button', { name: displays.addByAddress }).click();
      await page.getByLabel(displays.add.address, { exact: true }).fill('127.0.0.1:9');
      await page.getByRole('button', { name: displays.add.submit }).click();
      await expect(page.getByText(en.operator.why['connection-refused'].what)).toBeVisible();
      await page.getByRole('button', { name: displays.add.cancel }).click();
    });

    await page.getByRole('button', { name: displays.addVirtual }).click();
    const card = page.getByRole('region', { name: 'Virtual display 3' });
    await expect(card).toBeVisible();
    await card.getByRole('switch', { name: displays.feed }).click();
    await expect(card.getByText(displays.states.live).first()).toBeVisible();
    await card.getByRole('radio', { name: /^upload/ }).check();
    await card.getByRole('button', { name: displays.renameOf('Virtual display 3') }).click();
    await card.getByRole('textbox', { name: displays.name }).fill('Cellar');
    await page.keyboard.press('Enter');
    const cellar = page.getByRole('region', { name: 'Cellar' });
    await expect(cellar).toBeVisible();
    await expect(cellar.getByText(displays.events.renamed('Virtual display 3', 'Cellar'))).toBeVisible();
    const known = async () => (await api(engine, 'GET', '/displays')).body.data;
    await expect.poll(known).toContainEqual(
      expect.objectContaining({
        name: 'Cellar',
        delivery: expect.objectContaining({ transport: 'upload' }),
      }),
    );
    await expect(cellar.getByRole('img', { name: /Picture last sent to/ })).toBeVisible();
    await page.screenshot({ path: path.join(pictures, `display-${name}.png`), fullPage: true });

    await cellar.getByRole('button', { name: displays.remove }).click();
    await cellar.getByRole('button', { name: displays.removeVirtualYes }).click();
    await expect(cellar).toBeHidden();
    await expect.poll(async () => (await known()).length).toBe(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test('the monitor: while it is paused the page stands still, and its figures are those of the CSV', async () => {
  const page = await openOperator(browser, engine);
  const { code } = (await api(engine, 'GET', '/state')).body.data.room;
  const artist = await Artist.join(newDevice('monitor'), engine.http, code);
  const drawSeconds = async (seconds: number) => {
    const [display] = (await api(engine, 'GET', '/displays')).body.data;
    const measured = async () =>
      (await api(engine, 'GET', `/displays/${display.id}/samples`)).body.data.filter(
        (sample: { total?: object }) => sample.total,
      ).length;
    const before = await measured();
    await expect
      .poll(async () => {
        artist.draw();
        await artist.acknowledged(1);
        return await measured();
      })
      .toBeGreaterThanOrEqual(before + seconds);
  };
  await openPage(page, 'Monitor');
  await drawSeconds(4);
  const p95 = page.locator('.percentiles__one').filter({ hasText: 'p95' }).locator('b');
  await expect(p95).toBeVisible();
  await page.screenshot({ path: path.join(pictures, 'monitor-laptop.png'), fullPage: true });

  await page.getByRole('button', { name: monitor.pause }).click();
  await expect(page.getByRole('button', { name: monitor.resume })).toBeVisible();
  const figure = await p95.innerText();
  const csv = await exported(page);
  const [head = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map(row => row.split(','));
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row).toHaveLength(head.length);
  const column = head.indexOf('light_p95_ms');
  const last = Number(rows.findLast(row => row[column] !== '')?.[column]);
  expect(figure).toBe(`${last < 10 ? last.toFixed(1) : Math.round(last)} ms`);

  await drawSeconds(2);
  expect(await p95.innerText()).toBe(figure);
  expect(await exported(page)).toBe(csv);
  artist.close();
  await page.context().close();
});

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: monitor.export }).click();
  return await readFile(await (await download).path(), 'utf8');
}
