import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, Menu } from 'electron';
import type { Language } from '#shared/contract/state';
import { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { LastResort } from '../platform/last-resort.ts';
import { systemClock } from '../platform/system-clock.ts';
import { textLog } from '../platform/text-log.ts';
import { SettingsFile } from '../store/settings.ts';
import { StoreError } from '../store/store-error.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { applicationMenu } from './menu.ts';
import { type NativeTexts, nativeTexts, systemLanguage } from './native-texts.ts';
import { lockDown } from './security.ts';
import { openWindow } from './window.ts';
import { serveWindowPorts } from './window-ports.ts';

const built = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = textLog(line => process.stderr.write(line), systemClock);

/** As `serve`: stopping takes a second. */
const STOP_WITHIN_MS = 4_000;

let window: BrowserWindow | undefined;

async function start(): Promise<void> {
  lockDown();
  const staticFolder = path.join(built, 'renderer');
  serveAppProtocol(staticFolder);
  const texts = nativeTexts(chosenLanguage());
  Menu.setApplicationMenu(applicationMenu(texts.menu));
  const engine = await startEngine(staticFolder, texts);
  if (!engine) {
    app.exit(1);
    return;
  }
  stopBeforeQuit(engine);
  serveWindowPorts(engine, log);
  const open = () => {
    window = openWindow({
      preload: path.join(built, 'preload', 'preload.cjs'),
      icon: iconFile(),
      place: engine.settings.window,
      remember: place => engine.rememberWindow(place),
      log,
    });
    window.on('closed', () => {
      window = undefined;
    });
  };
  app.on('activate', () => {
    if (!window) open();
  });
  open();
}

/** What the operator chose, else the system's language. Read apart from the engine: it may be the engine that cannot start. */
function chosenLanguage(): Language {
  const language = systemLanguage(app.getLocale());
  const folder = app.getPath('userData');
  try {
    return new SettingsFile({ folder, firstTime: { language }, clock: systemClock, log }).load().language;
  } catch (error) {
    // The engine meets the same fault, and says it.
    if (error instanceof StoreError) return language;
    throw error;
  }
}

/** Starts the engine; a port that is taken is asked about, any other fault is said and ends the app. */
async function startEngine(staticFolder: string, texts: NativeTexts): Promise<Engine | undefined> {
  const options = {
    dataFolder: app.getPath('userData'),
    staticFolder,
    // Guests come over the network; the settings can say otherwise.
    defaultHost: '0.0.0.0',
    version: app.getVersion(),
    systemLanguage: app.getLocale(),
    virtualDisplays: 1,
    clock: systemClock,
    log,
  };
  try {
    return await Engine.start(options);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    log.error('app', error.message);
    if (error.code !== 'PORT_IN_USE') {
      dialog.showErrorBox(texts.couldNotStart, `${texts.faults[error.code]}\n\n${error.message}`);
      return undefined;
    }
    if (!(await wantsAnotherPort(texts))) return undefined;
    const engine = await Engine.start({ ...options, port: 0 });
    engine.rememberPort();
    return engine;
  }
}

async function wantsAnotherPort({ faults, anotherPort }: NativeTexts): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: faults.PORT_IN_USE,
    detail: anotherPort.detail,
    buttons: [anotherPort.use, anotherPort.quit],
    cancelId: 1,
  });
  return response === 0;
}

/** The engine stops before the app does, but cannot keep it open: a window that does not close looks like a crash. */
function stopBeforeQuit(engine: Engine): void {
  let stopped = false;
  app.on('before-quit', event => {
    if (stopped) return;
    event.preventDefault();
    setTimeout(() => app.exit(1), STOP_WITHIN_MS).unref();
    engine.stop().then(
      () => {
        stopped = true;
        app.quit();
      },
      (error: unknown) => {
        log.error('app', `The engine did not stop in order: ${String(error)}`);
        app.exit(1);
      },
    );
  });
}

function iconFile(): string {
  const beside = path.join(path.dirname(built), 'resources', 'icon.png');
  return existsSync(beside) ? beside : path.join(process.resourcesPath, 'icon.png');
}

if (app.requestSingleInstanceLock()) {
  new LastResort({ clock: systemClock, log, giveUp: () => app.quit() }).install();
  declareAppProtocol();
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  process.on('SIGINT', () => app.quit());
  process.on('SIGTERM', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error('app', message);
      dialog.showErrorBox(nativeTexts(systemLanguage(app.getLocale())).couldNotStart, message);
      app.exit(1);
    });
} else {
  app.quit();
}
