import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, Menu } from 'electron';
import { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { systemClock } from '../platform/system-clock.ts';
import { textLog } from '../platform/text-log.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { applicationMenu } from './menu.ts';
import { lockDown } from './security.ts';
import { openWindow } from './window.ts';
import { serveWindowPorts } from './window-ports.ts';

const built = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = textLog(line => process.stderr.write(line), systemClock);

let window: BrowserWindow | undefined;

async function start(): Promise<void> {
  lockDown();
  const staticFolder = path.join(built, 'renderer');
  serveAppProtocol(staticFolder);
  Menu.setApplicationMenu(applicationMenu());
  const engine = await startEngine(staticFolder);
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

/** Starts the engine; a port that is taken is asked about, any other fault is said and ends the app. */
async function startEngine(staticFolder: string): Promise<Engine | undefined> {
  const options = {
    dataFolder: app.getPath('userData'),
    staticFolder,
    host: '0.0.0.0',
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
      dialog.showErrorBox('Lienzo', error.message);
      return undefined;
    }
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: error.message,
      detail: 'With another port, TouchDesigner and printed QR codes must be set to it once.',
      buttons: ['Use another port', 'Quit'],
      cancelId: 1,
    });
    if (response !== 0) return undefined;
    const engine = await Engine.start({ ...options, port: 0 });
    engine.rememberPort();
    return engine;
  }
}

function stopBeforeQuit(engine: Engine): void {
  let stopped = false;
  app.on('before-quit', event => {
    if (stopped) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

function iconFile(): string {
  const beside = path.join(path.dirname(built), 'resources', 'icon.png');
  return existsSync(beside) ? beside : path.join(process.resourcesPath, 'icon.png');
}

if (app.requestSingleInstanceLock()) {
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
      dialog.showErrorBox('Lienzo could not start', message);
      app.exit(1);
    });
} else {
  app.quit();
}
