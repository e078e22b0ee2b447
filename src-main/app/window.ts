import { app, BrowserWindow, type Event, screen } from 'electron';
import type { Log } from '#shared/log';
import type { WindowPlace } from '../store/settings.ts';
import { WINDOW_PAGE } from './app-protocol.ts';

const DEFAULT_SIZE = { width: 1440, height: 900 };
/** Below this the status strip no longer fits in one line. */
const MINIMUM_SIZE = { minWidth: 900, minHeight: 600 };
/** A renderer that crashes more often than this in a minute is left dark instead of flickering. */
const RELOADS_A_MINUTE = 5;

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly place: WindowPlace | undefined;
  readonly remember: (place: WindowPlace) => void;
  /** Asked when somebody closes it. */
  readonly mayClose: () => boolean;
  readonly log: Log;
}

/** Opens the operator's window where it was, and keeps it alive: a crashed page comes back into the same room. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { preload, icon, place, remember, mayClose, log } = options;
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...(place && onSomeScreen(place) ? place : {}),
    ...MINIMUM_SIZE,
    title: 'Lienzo',
    icon,
    show: false,
    backgroundColor: '#0d0f13',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  if (place?.maximised) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    // `npm run bench` reads this line, too.
    log.info('window', 'the window is shown', { sinceStartMs: Math.round(performance.now()) });
  });
  window.on('close', event => {
    remember({ ...window.getNormalBounds(), maximised: window.isMaximized() });
    if (!mayClose()) event.preventDefault();
  });
  reviveAfterCrash(window, log);
  void window.loadURL(pageAddress());
  return window;
}

/** In development the page comes from the server that rebuilds it. */
function pageAddress(): string {
  return (app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']) ?? WINDOW_PAGE;
}

function reviveAfterCrash(window: BrowserWindow, log: Log): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event: Event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter(at => now - at < 60_000), now];
    log.error('window', 'the page crashed and is loaded again; what was drawn is kept', {
      reason: details.reason,
    });
    if (crashes.length <= RELOADS_A_MINUTE) window.webContents.reload();
  });
}

/** A place on a screen that is no longer plugged in would open the window where nobody sees it. */
function onSomeScreen(place: WindowPlace): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(place.x + place.width, workArea.x + workArea.width);
    const bottom = Math.min(place.y + place.height, workArea.y + workArea.height);
    return right - Math.max(place.x, workArea.x) > 100 && bottom - Math.max(place.y, workArea.y) > 100;
  });
}
