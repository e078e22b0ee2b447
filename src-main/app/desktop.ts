import path from 'node:path';
import { app, type BrowserWindow, clipboard, Menu, powerSaveBlocker } from 'electron';
import type { TimerHandle } from '#shared/clock';
import type { AppState, Language } from '#shared/contract/state';
import type { Engine } from '../engine.ts';
import { systemClock } from '../platform/system-clock.ts';
import type { AppLog } from './app-log.ts';
import { Ending } from './ending.ts';
import { endingQuestions } from './ending-questions.ts';
import { liveShowOf } from './live-show.ts';
import { applicationMenu } from './menu.ts';
import { type NativeTexts, nativeTexts } from './native-texts.ts';
import { openPath } from './open-path.ts';
import { resourceFile } from './resources.ts';
import { onShutdown } from './shutdown.ts';
import { StayAwake } from './stay-awake.ts';
import { mayHaveTray, TrayIcon } from './tray-icon.ts';
import { trayItems } from './tray-items.ts';
import { openWindow } from './window.ts';
import { serveWindowPorts, type WindowPorts } from './window-ports.ts';

/** How often tray, menu and sleep follow the engine; a person looks at a tray, not a meter. */
const FOLLOW_EVERY_MS = 1_000;

export interface DesktopOptions {
  readonly engine: Engine;
  /** The folder of the build. */
  readonly built: string;
  readonly appLog: AppLog;
}

/** What surrounds a running engine on a desktop: window, menu, tray, sleep, and how all of it ends. */
export class Desktop {
  readonly #engine: Engine;
  readonly #built: string;
  readonly #appLog: AppLog;
  readonly #ports: WindowPorts;
  readonly #ending: Ending;
  readonly #awake = new StayAwake(powerSaveBlocker);
  readonly #tray: TrayIcon;
  #window: BrowserWindow | undefined;
  #menuLanguage: Language | undefined;
  #timer: TimerHandle;

  constructor({ engine, built, appLog }: DesktopOptions) {
    this.#engine = engine;
    this.#built = built;
    this.#appLog = appLog;
    this.#ports = serveWindowPorts(engine, appLog.log);
    this.#ending = this.#makeEnding();
    this.#tray = new TrayIcon({ open: () => this.showWindow() });
    this.#endWithApp();
    this.#follow();
  }

  /** Opens the window, or brings the one that is open to the front. */
  showWindow(): void {
    if (!this.#window) {
      this.#openWindow();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Stops without a question. */
  endNow(why: string): void {
    this.#ending.endNow(why);
  }

  get #texts(): NativeTexts {
    return nativeTexts(this.#engine.state().language);
  }

  #makeEnding(): Ending {
    return new Ending({
      ...endingQuestions({
        window: () => this.#window,
        texts: () => this.#texts.ending,
        mayHaveTray: mayHaveTray(),
      }),
      live: () => liveShowOf(this.#engine.state(), this.#ports.ownArtists),
      closeWindow: () => this.#window?.destroy(),
      stopEngine: () => this.#stop(),
      quit: () => app.quit(),
      exit: code => app.exit(code),
      clock: systemClock,
      log: this.#appLog.log,
    });
  }

  async #stop(): Promise<void> {
    systemClock.clearTimeout(this.#timer);
    this.#awake.release();
    this.#tray.close();
    await this.#engine.stop();
  }

  #endWithApp(): void {
    app.on('before-quit', event => {
      if (!this.#ending.mayQuit()) event.preventDefault();
    });
    app.on('window-all-closed', () => this.#ending.windowGone());
    app.on('activate', () => this.showWindow());
    onShutdown(() => this.endNow('the system shuts down'));
  }

  #openWindow(): void {
    const window = openWindow({
      preload: path.join(this.#built, 'preload', 'preload.cjs'),
      icon: resourceFile('icon.png'),
      place: this.#engine.windowPlace,
      remember: place => this.#engine.rememberWindow(place),
      mayClose: () => this.#ending.mayClose(),
      log: this.#appLog.log,
    });
    window.on('session-end', () => this.endNow('the session ends'));
    window.on('closed', () => {
      this.#window = undefined;
    });
    this.#window = window;
    this.#ending.windowOpened();
  }

  #follow(): void {
    const state = this.#engine.state();
    const texts = nativeTexts(state.language);
    this.#followLanguage(state.language, texts);
    this.#awake.follow({
      fed: state.displays.some(({ routed }) => routed),
      windowOpen: this.#window !== undefined,
    });
    this.#tray.show(this.#trayItems(state, texts), `Lienzo · ${state.room.code}`);
    this.#timer = systemClock.setTimeout(() => this.#follow(), FOLLOW_EVERY_MS);
  }

  #followLanguage(language: Language, texts: NativeTexts): void {
    if (language === this.#menuLanguage) return;
    this.#menuLanguage = language;
    const { log, file } = this.#appLog;
    const menu = applicationMenu(texts, {
      isDetailed: () => this.#appLog.detailed,
      setDetailed: detailed => {
        this.#appLog.detailed = detailed;
        log.info('app', detailed ? 'the log is detailed from here on' : 'the log is no longer detailed');
      },
      show: () => {
        file.flush();
        void openPath(file.file, log);
      },
      openFolder: () => void openPath(file.folder, log),
    });
    Menu.setApplicationMenu(menu);
  }

  async #copy(text: string): Promise<void> {
    try {
      await clipboard.writeText(text);
    } catch (error) {
      this.#appLog.log.warn('app', `Nothing was copied: ${String(error)}`);
    }
  }

  #trayItems(state: AppState, texts: NativeTexts) {
    return trayItems(state, texts, {
      open: () => this.showWindow(),
      copy: text => void this.#copy(text),
      setBlackout: dark => this.#engine.setPanic(dark ? 'dark' : 'live'),
      quit: () => app.quit(),
    });
  }
}
