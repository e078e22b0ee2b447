import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { canvasOf, canvasPixels, drawStroke, joined } from './support/canvas.ts';
import { appArguments, displayOf, openApp, openPage } from './support/electron-app.ts';
import { inked } from './support/pictures.ts';

/** The operator's window over its life: what it remembers, and what it survives. */
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
    await openPage(second.page, 'Draw');
    await expect
      .poll(async () => (await canvasPixels(canvasOf(second.page))).data.equals(drawn.data))
      .toBe(true);
  } finally {
    await second.app.close();
  }
});

test('speaks Spanish when it is told to, and remembers', async () => {
  const pageButton = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });
  const first = await openApp();
  await joined(first.page);
  await openPage(first.page, 'Settings');
  await first.page.getByText('Español').click();
  await expect(pageButton(first.page, 'Dibujar')).toBeVisible();
  await first.app.close();

  const second = await openApp({}, first.dataFolder);
  try {
    await expect(pageButton(second.page, 'Dibujar')).toBeVisible();
    await expect(pageButton(second.page, 'Draw')).toBeHidden();
  } finally {
    await second.app.close();
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
