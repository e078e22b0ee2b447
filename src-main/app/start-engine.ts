import { app, dialog } from 'electron';
import type { Language } from '#shared/contract/state';
import type { Log } from '#shared/log';
import { Engine, type EngineOptions } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { systemClock } from '../platform/system-clock.ts';
import { SettingsFile } from '../store/settings.ts';
import { StoreError } from '../store/store-error.ts';
import { type NativeTexts, nativeTexts, systemLanguage } from './native-texts.ts';
import { openPath } from './open-path.ts';

/** What the operator chose, else the system's language. Read apart from the engine: it may be the engine that cannot start. */
export function chosenLanguage(log: Log): Language {
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

/** Starts the engine; a port that is taken is asked about, any other fault is said. `undefined`: the app has to end. */
export async function startEngine(staticFolder: string, log: Log): Promise<Engine | undefined> {
  const texts = nativeTexts(chosenLanguage(log));
  const options: EngineOptions = {
    dataFolder: app.getPath('userData'),
    staticFolder,
    version: app.getVersion(),
    systemLanguage: app.getLocale(),
    virtualAtFirst: 1,
    desktop: { openFolder: folder => openPath(folder, log) },
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
