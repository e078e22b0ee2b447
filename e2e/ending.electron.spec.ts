import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import type { MessageBoxOptions } from 'electron';
import { Artist, newDevice } from './support/artist.ts';
import { joined } from './support/canvas.ts';
import { appArguments, displayOf, newDataFolder, openApp, type RunningApp } from './support/electron-app.ts';
import { inked, shownBy } from './support/pictures.ts';

/** A show does not end by accident. */
const CLOSE = { keepRunning: 0, stop: 1, cancel: 2 };
const QUIT = { stop: 0, cancel: 1 };

/** From now on every question gets this answer; what was asked is kept. */
function answerWith(app: ElectronApplication, response: number): Promise<void> {
  return app.evaluate(({ dialog }, index) => {
    const asked: unknown[] = [];
    Reflect.set(globalThis, 'asked', asked);
    dialog.showMessageBox = async (...given: unknown[]) => {
      asked.push(given.at(-1));
      return { response: index, checkboxChecked: false };
    };
  }, response);
}

const asked = (app: ElectronApplication) =>
  app.evaluate(() => Reflect.get(globalThis, 'asked') as MessageBoxOptions[]);

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const ended = (app: ElectronApplication) => once(app.process(), 'exit') as Promise<[number | null]>;

/** An open app whose virtual display is live. */
async function liveApp(): Promise<RunningApp & { display: string; room: string }> {
  const running = await openApp();
  await joined(running.page);
  const room = await running.page.locator('.room__code').innerText();
  const display = await displayOf(running.page);
  await expect(running.page.getByText('live', { exact: true }).first()).toBeVisible();
  return { ...running, display, room };
}

test('closing the window while a display is live asks, and cancel leaves everything as it is', async () => {
  const { app } = await liveApp();
  await answerWith(app, CLOSE.cancel);
  await closeWindow(app);
  const [question] = await asked(app);
  expect(question?.message).toContain('The show is on');
  expect(question?.detail).toContain('1 display is live');
  expect(question?.buttons).toHaveLength(3);
  expect(await windows(app)).toBe(1);
  await answerWith(app, QUIT.stop);
  await app.close();
});

test('without its window the show goes on, and starting Lienzo again opens the window', async () => {
  const { app, http, room, display, dataFolder } = await liveApp();
  await answerWith(app, CLOSE.keepRunning);
  await closeWindow(app);
  await expect.poll(() => windows(app)).toBe(0);

  const artist = await Artist.join(newDevice('anna'), http, room);
  for (let stroke = 0; stroke < 40; stroke += 1) artist.draw();
  await artist.acknowledged(40);
  await expect.poll(async () => inked(await shownBy(display))).toBeGreaterThan(0.001);
  artist.close();

  const opened = app.waitForEvent('window');
  const second = spawn(process.env['LIENZO_ELECTRON'] ?? '', appArguments(dataFolder), { stdio: 'ignore' });
  await once(second, 'exit');
  const page = await opened;
  await expect(page.locator('.room__code')).toHaveText(room);
  await answerWith(app, QUIT.stop);
  await app.close();
});

test('stopping the show from the question ends the app in order', async () => {
  const { app, dataFolder } = await liveApp();
  await answerWith(app, CLOSE.stop);
  const end = ended(app);
  await closeWindow(app);
  expect((await end)[0]).toBe(0);
  const log = await readFile(path.join(dataFolder, 'logs', 'lienzo.log'), 'utf8');
  expect(log).toContain('Lienzo 0.1.0 starts');
});

test('quitting asks too, and a signal does not', async () => {
  const { app } = await liveApp();
  await answerWith(app, QUIT.cancel);
  await app.evaluate(({ app: electron }) => electron.quit());
  await expect.poll(() => asked(app)).toHaveLength(1);
  expect((await asked(app))[0]?.message).toContain('Quit');
  expect(await windows(app)).toBe(1);
  const end = ended(app);
  app.process().kill('SIGTERM');
  expect((await end)[0]).toBe(0);
});

test('a signal withdraws a question that nobody answers', async () => {
  // Here the system's own dialog is open, and nobody is there.
  const app = await _electron.launch({
    executablePath: process.env['LIENZO_ELECTRON'] ?? '',
    args: appArguments(await newDataFolder()),
  });
  await joined(await app.firstWindow());
  await expect
    .poll(async () => {
      await closeWindow(app);
      return windows(app);
    })
    .toBe(1);
  const end = ended(app);
  app.process().kill('SIGTERM');
  expect((await end)[0]).toBe(0);
});

test('with nothing live the window closes and Lienzo ends without a question', async () => {
  const { app, dataFolder, http } = await liveApp();
  const token = (await readFile(path.join(dataFolder, 'operator-token'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const state = (await (await fetch(`${http}/api/state`, { headers })).json()) as {
    data: { displays: { id: string }[] };
  };
  const id = state.data.displays[0]?.id ?? '';
  const answer = await fetch(`${http}/api/displays/${encodeURIComponent(id)}/routed`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ routed: false }),
  });
  expect(answer.status).toBeLessThan(300);
  await answerWith(app, CLOSE.cancel);
  const end = ended(app);
  void closeWindow(app).catch(() => undefined);
  expect((await end)[0]).toBe(0);
});

test('the machine is kept awake while a display is fed', async () => {
  const { app } = await liveApp();
  // Ids count from 0 or 1; the app holds one blocker.
  const held = () =>
    app.evaluate(
      ({ powerSaveBlocker }) => [0, 1, 2, 3, 4].filter(id => powerSaveBlocker.isStarted(id)).length,
    );
  await expect.poll(held).toBe(1);
  await answerWith(app, QUIT.stop);
  await app.close();
});

test('the log is opened from the menu', async () => {
  const { app, dataFolder } = await liveApp();
  await app.evaluate(({ Menu, shell }) => {
    shell.openPath = async file => {
      Reflect.set(globalThis, 'opened', file);
      return '';
    };
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Show the Log')?.click();
  });
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened')))
    .toBe(path.join(dataFolder, 'logs', 'lienzo.log'));
  await answerWith(app, QUIT.stop);
  await app.close();
});
