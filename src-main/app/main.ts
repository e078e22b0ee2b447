import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { LastResort } from '../platform/last-resort.ts';
import { systemClock } from '../platform/system-clock.ts';
import { AppLog } from './app-log.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { Desktop } from './desktop.ts';
import { nativeTexts, systemLanguage } from './native-texts.ts';
import { lockDown } from './security.ts';
import { startEngine } from './start-engine.ts';

const built = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let desktop: Desktop | undefined;

function end(why: string): void {
  if (desktop) desktop.endNow(why);
  // Nothing is running yet that would have to stop in order.
  else app.exit(0);
}

async function start(appLog: AppLog): Promise<void> {
  // Not earlier: until it is ready Electron sets handlers of its own, which quit like a person does, and so would ask.
  for (const signal of SIGNALS) process.on(signal, () => end(signal));
  lockDown();
  const staticFolder = path.join(built, 'renderer');
  serveAppProtocol(staticFolder);
  const engine = await startEngine(staticFolder, appLog.log);
  if (!engine) {
    app.exit(1);
    return;
  }
  desktop = new Desktop({ engine, built, appLog });
  desktop.showWindow();
}

function run(): void {
  const appLog = new AppLog({ dataFolder: app.getPath('userData'), clock: systemClock });
  const { log } = appLog;
  log.info('app', `Lienzo ${app.getVersion()} starts`, {
    electron: process.versions.electron,
    system: process.platform,
  });
  new LastResort({ clock: systemClock, log, giveUp: () => end('too many faults') }).install();
  declareAppProtocol();
  app.on('second-instance', () => desktop?.showWindow());
  app.on('child-process-gone', (_event, { type, reason, exitCode, name = '' }) => {
    log.warn('app', 'a helper process of Electron ended', { type, reason, exitCode, name });
  });
  app
    .whenReady()
    .then(() => start(appLog))
    .catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error('app', message);
      dialog.showErrorBox(nativeTexts(systemLanguage(app.getLocale())).couldNotStart, message);
      app.exit(1);
    });
}

if (app.requestSingleInstanceLock()) run();
else app.quit();
