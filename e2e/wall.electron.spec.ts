import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { en } from '../src-renderer/i18n/en.ts';
import { canvasPixels, drawStroke, joined } from './support/canvas.ts';
import { faultsOf } from './support/chromium.ts';
import { openApp, openPage } from './support/electron-app.ts';
import { Panel } from './support/panel.ts';
import { pixelsOf, psnr } from './support/pictures.ts';
import { REPOSITORY } from './support/serve.ts';

/** The Wall page in the real window: any source to any display, and the preview is the sent frame. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');
const { wall, displays, patterns, scenes } = en.operator;

/** What the page shows of a display equals what Chromium makes of the very bytes that the display received. */
async function previewIsFrame(page: Page, preview: Locator, jpeg: Buffer): Promise<boolean> {
  const shown = await canvasPixels(preview);
  const received = await page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('there is no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', rgbOf(data)));
    return Array.from(sum);

    function rgbOf(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
      const rgb = new Uint8Array((rgba.length / 4) * 3);
      for (let at = 0; at < rgba.length / 4; at += 1)
        rgb.set([rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0], at * 3);
      return rgb;
    }
  }, jpeg.toString('base64'));
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(shown.data));
  return Buffer.from(digest).equals(Buffer.from(received));
}

/** How far the picture is from one colour: 0 when it is that everywhere. */
async function spread(jpeg: Buffer | undefined, colour: readonly number[]): Promise<number> {
  if (!jpeg) return Number.POSITIVE_INFINITY;
  const { channels } = await sharp(jpeg).stats();
  return Math.max(...channels.map(({ mean }, index) => Math.abs(mean - (colour[index] ?? 0))));
}

const source = (page: Page, key: string) => page.locator(`[data-source="${key}"]`);

async function addPanel(page: Page, panel: Panel): Promise<void> {
  await openPage(page, 'Displays');
  await page.getByRole('button', { name: displays.addByAddress }).click();
  await page.getByLabel(displays.add.address, { exact: true }).fill(panel.http);
  await page.getByRole('button', { name: displays.add.submit }).click();
  await expect(page.getByRole('region', { name: 'Stage left' })).toBeVisible();
  await openPage(page, 'Wall');
}

test('drag a source to a display: the preview is the received frame; blackout, and back to just that', async () => {
  const { app, page, dataFolder } = await openApp();
  const faults = faultsOf(page);
  const panel = await Panel.start('02:00:5e:00:55:01', 'Stage left');
  await mkdir(pictures, { recursive: true });
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    await joined(page);
    await drawStroke(page, [
      [0.2, 0.2],
      [0.8, 0.5],
      [0.3, 0.8],
    ]);
    const flat = (width: number, height: number, background: string) =>
      sharp({ create: { width, height, channels: 3, background } }).png();
    const lion = await flat(720, 720, '#d06020')
      .composite([{ input: await flat(300, 200, '#104080').toBuffer(), left: 40, top: 60 }])
      .toBuffer();
    const turned = await sharp(lion).rotate(180).png().toBuffer();
    /** How like a picture the newest frame is, dB. */
    const like = async (picture: Buffer) =>
      panel.last ? psnr(await pixelsOf(panel.last), await pixelsOf(picture)) : 0;
    await addPanel(page, panel);
    await writeFile(path.join(dataFolder, 'media', 'lion.png'), lion);
    const card = page.getByRole('article', { name: 'Stage left' });
    await expect(source(page, 'media:lion.png')).toBeVisible();

    await test.step('dropped on a display that nobody feeds, it is fed, and only that one', async () => {
      await source(page, 'media:lion.png').dragTo(card);
      await expect.poll(() => panel.frames.length).toBeGreaterThan(0);
      await expect.poll(() => like(lion)).toBeGreaterThan(30);
      await expect(card).toContainText('lion.png');
      await expect(page.getByRole('article', { name: 'Virtual display 1' })).not.toContainText('lion.png');
      const preview = card.getByRole('img', { name: wall.shown('Stage left') });
      await expect.poll(() => previewIsFrame(page, preview, panel.last ?? lion)).toBe(true);
    });

    await test.step('a look is seen in the sent frame', async () => {
      await card.getByRole('button', { name: wall.units.choose('Stage left') }).click();
      const inspector = page.locator('.wall-page__inspector');
      await inspector.getByText('180°', { exact: true }).click();
      await expect.poll(() => like(turned)).toBeGreaterThan(30);
      const preview = card.getByRole('img', { name: wall.shown('Stage left') });
      await expect.poll(() => previewIsFrame(page, preview, panel.last ?? lion)).toBe(true);
      await page.screenshot({ path: path.join(pictures, 'wall-look.png') });
      await page.keyboard.press('Escape');
    });

    await test.step('blackout: all obey, the page says so, and back is exactly what was', async () => {
      const before = panel.last;
      await page.keyboard.press('F9');
      await expect.poll(() => spread(panel.last, [0, 0, 0])).toBeLessThan(2);
      await expect(page.getByText('Every display shows black.', { exact: false })).toBeVisible();
      await page.keyboard.press('F9');
      await expect.poll(() => panel.last?.equals(before ?? Buffer.alloc(0))).toBe(true);
    });

    await test.step('one display alone is black; the other one goes on', async () => {
      await card.getByRole('button', { name: wall.states.names.dark }).click();
      await expect.poll(() => spread(panel.last, [0, 0, 0])).toBeLessThan(2);
      await card.getByRole('button', { name: wall.states.names.live }).click();
      await expect.poll(() => spread(panel.last, [0, 0, 0])).toBeGreaterThan(10);
    });

    await test.step('a scene is kept and recalled', async () => {
      await page.getByRole('button', { name: scenes.button }).click();
      await page.getByLabel(scenes.newName).fill('Evening');
      await page.getByRole('button', { name: scenes.save, exact: true }).click();
      await page.keyboard.press('Escape');
      await source(page, 'wall-room').dragTo(card);
      await expect(card).not.toContainText('lion.png');
      await page.getByRole('button', { name: scenes.buttonOf('Evening') }).click();
      await page.getByRole('button', { name: scenes.recallOf('Evening') }).click();
      await expect(card).toContainText('lion.png');
      await page.keyboard.press('Escape');
    });

    await test.step('identify all covers it, and is ended', async () => {
      await page.getByRole('button', { name: patterns.identify }).click();
      await expect.poll(() => like(turned)).toBeLessThan(15);
      await page.screenshot({ path: path.join(pictures, 'wall-identify.png') });
      await page.getByRole('button', { name: patterns.endAll }).click();
      await expect.poll(() => like(turned)).toBeGreaterThan(30);
    });
    expect(faults).toEqual([]);
  } finally {
    await app.close();
    await panel.stop();
  }
});
