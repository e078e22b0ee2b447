import { existsSync } from 'node:fs';
import path from 'node:path';
import { Menu, Tray } from 'electron';
import { resourceFile } from './resources.ts';

/** One drawing a system: an icon of many sizes, a silhouette that macOS paints itself, a picture. */
const ICONS: Partial<Record<NodeJS.Platform, string>> = { win32: 'tray.ico', darwin: 'trayTemplate.png' };

/**
 * Whether an icon in the tray can be seen. Linux has no tray of its own: a desktop offers one over the session's D-Bus or does not,
 * and without a bus there is none for sure.
 */
export function mayHaveTray(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  if (platform !== 'linux' || env['DBUS_SESSION_BUS_ADDRESS']) return true;
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && existsSync(path.join(runtime, 'bus'));
}

/** Lienzo's icon in the tray. `open`: a click on it, where a click does not show the menu. */
export class TrayIcon {
  readonly #tray: Tray;
  #shown = '';

  constructor({ open }: { open: () => void }) {
    this.#tray = new Tray(resourceFile(ICONS[process.platform] ?? 'tray.png'));
    if (process.platform !== 'darwin') this.#tray.on('click', open);
  }

  /** Sets the menu if it says something else than before: setting it closes one that is open. */
  show(items: readonly Electron.MenuItemConstructorOptions[], toolTip: string): void {
    const said = JSON.stringify([items, toolTip]);
    if (said === this.#shown) return;
    this.#shown = said;
    this.#tray.setToolTip(toolTip);
    this.#tray.setContextMenu(Menu.buildFromTemplate([...items]));
  }

  close(): void {
    this.#tray.destroy();
  }
}
