import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { canvasOf, canvasPixels, drawStroke, joined, type Point } from './support/canvas.ts';
import { faultsOf } from './support/chromium.ts';
import { appArguments, displayOf, openApp } from './support/electron-app.ts';
import { inked, shownBy } from './support/pictures.ts';
import { REPOSITORY } from './support/serve.ts';

/** The operator's window: what a person does with it, and what keeps it safe. */
const pictures = path.join(REPOSITORY, '.cache', 'screenshots');

/** A wave from left to right; positions are 0–1 of the canvas. */
function wave(height: number, depth: number): Point[] {
  return Array.from({ length: 10 }, (_, index) => {
    const x = 0.08 + (index / 9) * 0.84;
    return [x, height + depth * Math.sin(index / 1.1)] as const;
  });
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
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

    await open(page, 'Wall');
    const preview = page.getByRole('img', { name: /Picture last sent to/ });
    await expect.poll(async () => inked(await canvasPixels(preview))).toBeGreaterThan(0.03);
    await page.screenshot({ path: path.join(pictures, 'wall.png') });

    await open(page, 'Monitor');
    await expect(page.getByText('p95')).toBeVisible();
    await expect(page.locator('.uplot').first()).toBeVisible();
    await page.screenshot({ path: path.join(pictures, 'monitor.png') });
    await open(page, 'Settings');
    await page.screenshot({ path: path.join(pictures, 'settings.png') });

    await open(page, 'Draw');
    // It asks once more, and takes the question back after three seconds, which a busy machine may miss.
    await expect(async () => {
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('button', { name: 'Clear for all?' }).click({ timeout: 2_000 });
    }).toPass();
    await expect.poll(ink).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await app.close();
  }
});

test('closed and opened again, it has the same port, room, canvas and display', async () => {
  const first = await openApp();
  await joined(first.page);
  const code = await first.page.locator('.room__code').innerText();
  await drawStroke(first.page, [
    [0.2, 0.2],
    [0.8, 0.8],
  ]);
  await expect.poll(async () => inked(await canvasPixels(canvasOf(first.page)))).toBeGreaterThan(0.01);
  const drawn = await canvasPixels(canvasOf(first.page));
  const display = await displayOf(first.page);
  await first.app.close();

  const second = await openApp({}, first.dataFolder);
  try {
    await joined(second.page);
    expect(await second.page.locator('.room__code').innerText()).toBe(code);
    expect(second.http).toBe(first.http);
    expect(await displayOf(second.page)).toBe(display);
    await open(second.page, 'Draw');
    await expect
      .poll(async () => (await canvasPixels(canvasOf(second.page))).data.equals(drawn.data))
      .toBe(true);
  } finally {
    await second.app.close();
  }
});

test('freeze holds the wall, blackout blackens it, release shows the canvas again', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    const display = await displayOf(page);
    await expect(page.locator('article').getByText('live')).toBeVisible();
    const blackShare = async () => 1 - inked(await shownBy(display), [0, 0, 0]);
    await page.keyboard.press('F9');
    await expect.poll(blackShare).toBeGreaterThan(0.99);
    await expect(page.getByText('Every display shows black.', { exact: false })).toBeVisible();
    await page.keyboard.press('F9');
    await expect.poll(blackShare).toBeLessThan(0.01);
  } finally {
    await app.close();
  }
});

test('speaks Spanish when it is told to, and remembers', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    await open(page, 'Settings');
    await page.getByText('Español').click();
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Dibujar' })).toBeVisible();
  } finally {
    await app.close();
  }
});

test('a crashed page comes back into the same room', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    const code = await page.locator('.room__code').innerText();
    await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>(resolve => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => resolve());
          contents?.forcefullyCrashRenderer();
        }),
    );
    const revived = () =>
      app.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            `document.querySelector('.room__code')?.textContent`,
          ) as Promise<string | undefined>,
      );
    await expect.poll(revived).toBe(code);
  } finally {
    await app.close();
  }
});

test('refuses navigation, new windows, permissions and Node', async () => {
  const { app, page } = await openApp();
  try {
    await joined(page);
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    const permission = await page.evaluate(() =>
      navigator.geolocation
        ? new Promise(resolve =>
            navigator.geolocation.getCurrentPosition(
              () => resolve('given'),
              () => resolve('refused'),
            ),
          )
        : 'refused',
    );
    expect(permission).toBe('refused');
    expect(app.windows()).toHaveLength(1);
    const blocked = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.head.append(script);
      return !('intruder' in window);
    });
    expect(blocked).toBe(true);
    await page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    // Playwright still waits for the navigation that never comes, so the window is asked itself.
    const address = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
    await expect.poll(address).toBe('lienzo://app/index.html');
  } finally {
    await app.close();
  }
});

test('is there once: starting it again ends at once and leaves the first one alone', async () => {
  const { app, page, dataFolder } = await openApp();
  try {
    await joined(page);
    const second = spawn(process.env['LIENZO_ELECTRON'] ?? '', appArguments(dataFolder), { stdio: 'ignore' });
    const [code] = await once(second, 'exit', { signal: AbortSignal.timeout(20_000) });
    expect(code).toBe(0);
    await expect(canvasOf(page)).toBeVisible();
  } finally {
    await app.close();
  }
});

test('opens where it was', async () => {
  const place = { x: 40, y: 60, width: 1000, height: 700 };
  const first = await openApp();
  await joined(first.page);
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await first.app.close();
  const second = await openApp({}, first.dataFolder);
  try {
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toEqual(place);
  } finally {
    await second.app.close();
  }
});
