import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { freePort } from './free-port.ts';
import { REPOSITORY } from './serve.ts';
import { temporaryFolder } from './temporary.ts';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Where guests reach the room, on this machine: `http://127.0.0.1:port`. */
  readonly http: string;
}

/**
 * Opens the real app in a real Electron, with a data folder of its own. `npm test` names the binary in `LIENZO_ELECTRON`; a
 * runtime whose `resources/app` is linked to this checkout does not mind that the folder is named again.
 */
export async function openApp(
  settings: Readonly<Record<string, unknown>> = {},
  data?: string,
): Promise<RunningApp> {
  const executablePath = process.env['LIENZO_ELECTRON'];
  if (!executablePath) throw new Error('LIENZO_ELECTRON names no Electron binary: run npm test -- e2e');
  const dataFolder = data ?? (await newDataFolder(settings));
  const app = await _electron.launch({ executablePath, args: appArguments(dataFolder) });
  const page = await app.firstWindow();
  await answerQuestions(app, 0);
  const { port } = await settingsOf(dataFolder);
  return {
    app,
    page,
    dataFolder,
    http: `http://127.0.0.1:${port}`,
  };
}

/**
 * Whatever the app asks in a dialog of the system from now on is answered with this button, counted from 0. The first one of the
 * question at quitting stops the show, so that a test can close the app.
 */
export async function answerQuestions(app: ElectronApplication, button: number): Promise<void> {
  const answer = () =>
    app.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
    }, button);
  try {
    await answer();
  } catch (error) {
    // While the app starts, a collection may take away the inspector's promise of an answer. What was asked has no other effect.
    if (!String(error).includes('garbage collected')) throw error;
    await answer();
  }
}

/** The command line of the app with a data folder of its own. */
export function appArguments(dataFolder: string): string[] {
  const sandbox = process.env['LIENZO_NO_SANDBOX'] ? ['--no-sandbox'] : [];
  return [REPOSITORY, `--user-data-dir=${dataFolder}`, ...sandbox];
}

/**
 * A data folder whose settings name a free port, so that tests never meet another Lienzo of this machine, and say that guests come
 * from this machine alone, so that nobody has to be asked.
 */
export async function newDataFolder(settings: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = temporaryFolder();
  await writeFile(
    path.join(folder, 'settings.json'),
    JSON.stringify({ port: await freePort(), language: 'en', network: 'here', ...settings }),
  );
  return folder;
}

async function settingsOf(folder: string): Promise<{ port: number }> {
  return JSON.parse(await readFile(path.join(folder, 'settings.json'), 'utf8')) as { port: number };
}

/** Opens a page of the window by its English name. */
export async function openPage(window: Page, name: string): Promise<void> {
  await window.getByRole('navigation').getByRole('button', { name }).click();
}

/** The HTTP interface of its only display, as the Wall tells it. Leaves the window on the Wall. */
export async function displayOf(window: Page): Promise<string> {
  await openPage(window, 'Wall');
  const address = await window.locator('.display__name').first().getAttribute('title');
  if (!address) throw new Error('the Wall does not tell the address of its display');
  return address;
}
