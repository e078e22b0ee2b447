import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { encode } from 'uqr';
import { en } from '../src-renderer/i18n/en.ts';
import { canvasOf, canvasPixels, drawStroke, joined, type Point } from './support/canvas.ts';
import { faultsOf } from './support/chromium.ts';
import { displayOf, openApp, openPage } from './support/electron-app.ts';
import { inked, shownBy } from './support/pictures.ts';
import { python } from './support/python.ts';
import { REPOSITORY } from './support/serve.ts';

/** The operator's window: what a person does with it. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');

/** A wave from left to right; positions are 0–1 of the canvas. */
function wave(height: number, depth: number): Point[] {
  return Array.from({ length: 10 }, (_, index) => {
    const x = 0.08 + (index / 9) * 0.84;
    return [x, height + depth * Math.sin(index / 1.1)] as const;
  });
}

test('draws, undoes and clears; the Wall shows the sent picture, the Monitor its latency', async () => {
  const { app, page } = await openApp();
  const faults = faultsOf(page);
  await mkdir(pictures, { recursive: true });
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    await joined(page);
    const ink = async () => inked(await canvasPixels(canvasOf(page)));

    await drawStroke(page, [
      [0.2, 0.2],
      [0.8, 0.4],
      [0.3, 0.7],
    ]);
    await expect.poll(ink).toBeGreaterThan(0.01);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(ink).toBe(0);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(ink).toBeGreaterThan(0.01);

    for (const [index, colour] of ['Turquoise', 'Violet', 'Green', 'Yellow'].entries()) {
      await page.getByRole('radio', { name: colour }).check({ force: true });
      await drawStroke(page, wave(0.2 + index * 0.19, 0.05 + index * 0.02));
    }
    await page.screenshot({ path: path.join(pictures, 'draw.png') });

    await openPage(page, 'Wall');
    const preview = page.getByRole('img', { name: /Picture last sent to/ });
    await expect.poll(async () => inked(await canvasPixels(preview))).toBeGreaterThan(0.03);
    const card = page.getByRole('article').first();
    for (const fact of [/\d fps · \d[\d.]* m?s/, /\d m?s to light/, /\d dropped/, /\d [kM]B free heap/])
      await expect(card).toContainText(fact);
    await page.screenshot({ path: path.join(pictures, 'wall.png') });

    await openPage(page, 'Monitor');
    for (const percentile of ['p50', 'p95', 'p99'])
      await expect(page.getByText(new RegExp(`^${percentile} \\d`))).toBeVisible();
    for (const stage of Object.values(en.operator.monitor.stages))
      await expect(page.getByRole('listitem').filter({ hasText: new RegExp(`^${stage} \\d`) })).toBeVisible();
    await expect(page.locator('.uplot').first()).toBeVisible();
    await page.screenshot({ path: path.join(pictures, 'monitor.png') });
    await openPage(page, 'Settings');
    await page.screenshot({ path: path.join(pictures, 'settings.png') });

    await openPage(page, 'Draw');
    // It asks once more, and takes the question back after three seconds, which a busy machine may miss.
    await expect(async () => {
      await page.getByRole('button', { name: en.draw.clear, exact: true }).click();
      await page.getByRole('button', { name: en.draw.clearSure }).click({ timeout: 2_000 });
    }).toPass();
    await expect.poll(ink).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await app.close();
  }
});

test('freeze holds the wall, blackout blackens it, release shows the canvas again', async () => {
  const { app, page, http } = await openApp();
  const code = await page.locator('.room__code').innerText();
  const touchDesigner = python('seed_client.py', `${http.replace('http', 'ws')}/?room=${code}`);
  try {
    await joined(page);
    const display = await displayOf(page);
    await expect(page.locator('article').getByText('live')).toBeVisible();
    const ink = async () => inked(await shownBy(display));
    const blackShare = async () => 1 - inked(await shownBy(display), [0, 0, 0]);
    await touchDesigner.until(({ event }) => event === 'final');

    await test.step('F8: what is drawn while frozen is shown when it is released', async () => {
      await page.keyboard.press('F8');
      await expect(page.getByText('Every display holds its picture.', { exact: false })).toBeVisible();
      await openPage(page, 'Draw');
      await drawStroke(page, wave(0.5, 0.2));
      // TouchDesigner has it, so the display would have had it too.
      await touchDesigner.until(({ event, payload }) => event === 'state' && payload === 'drawing:end');
      expect(await ink()).toBe(0);
      await page.keyboard.press('F8');
      await expect.poll(ink).toBeGreaterThan(0.01);
    });

    await test.step('F9: black, and the canvas again', async () => {
      await page.keyboard.press('F9');
      await expect.poll(blackShare).toBeGreaterThan(0.99);
      await expect(page.getByText('Every display shows black.', { exact: false })).toBeVisible();
      await page.keyboard.press('F9');
      await expect.poll(blackShare).toBeLessThan(0.1);
      await expect.poll(ink).toBeGreaterThan(0.01);
    });
  } finally {
    await touchDesigner.stop();
    await app.close();
  }
});

test('another room goes on the wall, is drawn in and kept; its display is fed another way', async () => {
  const { app, page } = await openApp();
  const { rooms, gallery, displays } = en.operator;
  try {
    await joined(page);
    const first = await page.locator('.room__code').innerText();
    const display = await displayOf(page);
    await drawStroke(await drawPage(page), wave(0.5, 0.2));
    const ink = async () => inked(await shownBy(display));
    await expect.poll(ink).toBeGreaterThan(0.01);

    await openPage(page, 'Rooms');
    await page.getByRole('button', { name: rooms.open }).click();
    const form = page.getByRole('form', { name: rooms.newTitle });
    await form.getByLabel(rooms.name, { exact: true }).fill('Cellar');
    await form.getByRole('button', { name: rooms.submitNew }).click();
    await page.getByRole('button', { name: rooms.show }).click();
    await expect(page.locator('.room__code')).not.toHaveText(first);
    await expect.poll(ink).toBe(0);

    await drawStroke(await drawPage(page), wave(0.3, 0.1));
    await expect.poll(ink).toBeGreaterThan(0.005);
    await page.keyboard.press('Control+s');
    await expect(page.getByText(gallery.kept('Cellar'))).toBeVisible();
    await app.evaluate(({ shell }) => {
      shell.openPath = async folder => {
        Reflect.set(globalThis, 'opened', folder);
        return '';
      };
    });
    await openPage(page, 'Rooms');
    await page.getByText(rooms.tabs.gallery, { exact: true }).click();
    await expect(page.getByRole('img', { name: /Picture of Cellar/ })).toBeVisible();
    await page.getByRole('button', { name: gallery.openFolder }).click();
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened'))).toMatch(/gallery$/);

    await openPage(page, 'Displays');
    await page.getByRole('button', { name: 'Virtual display 1', exact: true }).click();
    const card = page.getByRole('region', { name: 'Virtual display 1' });
    for (const transport of ['raw', 'upload', 'stream']) {
      await card.getByRole('radio', { name: new RegExp(`^${transport}`) }).check();
      await expect(card.getByText(displays.well)).toBeVisible();
    }
    await openPage(page, 'Draw');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(ink).toBe(0);
  } finally {
    await app.close();
  }
});

/** The window on its Draw page. */
async function drawPage(page: Page): Promise<Page> {
  await openPage(page, 'Draw');
  await joined(page);
  return page;
}

test('the card for guests shows a QR code of the address of the room, and nothing else', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    const code = await page.locator('.room__code').innerText();
    await openPage(page, 'Settings');
    const address = await page
      .getByText(/^http:/)
      .first()
      .innerText();
    expect(address).toMatch(new RegExp(`^http://[^/]+/r/${code}$`));
    await page.getByTitle('Show the QR code for guests').click();
    const card = page.getByRole('dialog');
    await expect(card).toContainText(address);
    expect(await blackModules(card.getByRole('img', { name: address }))).toEqual(
      encode(address, { ecc: 'M', border: 4 }).data,
    );
  } finally {
    await app.close();
  }
});

/** The modules of a QR code as they are drawn, row by row, with its white border. */
function blackModules(code: Locator): Promise<boolean[][]> {
  return code.evaluate(svg => {
    const path = svg.querySelector('path');
    if (!(svg instanceof SVGSVGElement && path)) throw new Error('this is no QR code');
    const { width, height } = svg.viewBox.baseVal;
    const at = (x: number, y: number) =>
      path.isPointInFill(Object.assign(svg.createSVGPoint(), { x: x + 0.5, y: y + 0.5 }));
    return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => at(x, y)));
  });
}
