import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { canvasOf, canvasPixels, joined, type Point, startStroke } from './support/canvas.ts';
import { faultsOf, openBrowser, PLAIN_NAME } from './support/chromium.ts';
import { displayOf, openApp } from './support/electron-app.ts';
import { inked, pixelsOf, psnr, shownBy } from './support/pictures.ts';
import { python } from './support/python.ts';
import { temporaryFolder } from './support/temporary.ts';

/** The whole way in one test: a stroke in a browser becomes light on a display, and everybody on the way sees it. */
const WAVE: readonly Point[] = [
  [0.15, 0.5],
  [0.3, 0.25],
  [0.5, 0.6],
  [0.7, 0.3],
  [0.85, 0.55],
];

test('a stroke in a browser reaches the window, TouchDesigner and the display', async () => {
  const { app, page: window, http } = await openApp({ allowedHosts: [PLAIN_NAME] });
  const browser = await openBrowser();
  const code = await window.locator('.room__code').innerText();
  const seed = python(
    'seed_client.py',
    `${http.replace('http', 'ws')}/?room=${code}`,
    '--out',
    temporaryFolder(),
  );
  try {
    await joined(window);
    await seed.until(({ event }) => event === 'final');

    const page = await browser.newPage();
    const faults = faultsOf(page);
    await page.goto(`${http.replace('127.0.0.1', PLAIN_NAME)}/r/${code}`);
    await joined(page);
    expect(await page.evaluate(() => globalThis.isSecureContext)).toBe(false);
    expect(await page.locator('script[src]').count()).toBeGreaterThan(0);

    await test.step('the window shows the stroke while it grows', async () => {
      await startStroke(page, WAVE);
      await expect.poll(async () => inked(await canvasPixels(canvasOf(window)))).toBeGreaterThan(0.01);
    });

    await test.step('a client that knows only the seed document gets start, live, final, end', async () => {
      await seed.until(({ event }) => event === 'draw');
      await page.mouse.up();
      await seed.until(({ event, payload }) => event === 'state' && payload === 'drawing:end');
      const told = seed.events
        .filter(({ event }) => ['state', 'draw', 'final'].includes(event))
        .map(({ event, payload }) => (event === 'state' ? String(payload) : event));
      const [late, start, ...rest] = told;
      expect([late, start]).toEqual(['final', 'drawing:start']);
      expect(rest.slice(-2)).toEqual(['final', 'drawing:end']);
      expect(new Set(rest.slice(0, -2))).toEqual(new Set(['draw']));
    });

    await test.step('the display shows the sent frame, and that is the canvas', async () => {
      const display = await displayOf(window);
      const preview = window.getByRole('img', { name: /Picture last sent to/ });
      await expect(preview).toBeVisible();
      const last = seed.events.filter(({ event }) => event === 'final').at(-1);
      const canvas = await pixelsOf(await readFile(String(last?.['path'])));
      await expect.poll(async () => psnr(await shownBy(display), canvas)).toBeGreaterThan(28);
      await expect
        .poll(async () => psnr(await shownBy(display), await canvasPixels(preview)))
        .toBeGreaterThan(45);
    });
    expect(faults).toEqual([]);
  } finally {
    await seed.stop();
    await browser.close();
    await app.close();
  }
});
