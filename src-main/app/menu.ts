import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { NativeTexts } from './native-texts.ts';

/** What the menu does with the log. */
export interface LogActions {
  readonly isDetailed: () => boolean;
  readonly setDetailed: (detailed: boolean) => void;
  readonly show: () => void;
  readonly openFolder: () => void;
}

const SEPARATOR = { type: 'separator' } as const;

/**
 * A small menu: what every desktop app has. On macOS, copy and paste work only through it. Each item has a label of ours,
 * because Electron names its roles in English everywhere.
 */
export function applicationMenu({ menu: texts, log: logTexts }: NativeTexts, log: LogActions): Menu {
  const mac = process.platform === 'darwin';
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit };
  const close: MenuItemConstructorOptions = { role: 'close', label: texts.close };
  return Menu.buildFromTemplate([
    ...(mac ? [macMenu(texts, quit)] : []),
    { role: 'fileMenu', label: texts.file, submenu: [mac ? close : quit] },
    {
      label: texts.edit,
      submenu: [
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'reload', label: texts.reload },
        { role: 'toggleDevTools', label: texts.developerTools },
        SEPARATOR,
        { role: 'togglefullscreen', label: texts.fullScreen },
      ],
    },
    {
      role: 'windowMenu',
      label: texts.window,
      submenu: [
        { role: 'minimize', label: texts.minimise },
        { role: 'zoom', label: texts.zoom },
        ...(mac ? [SEPARATOR, { role: 'front', label: texts.front } as const] : [close]),
      ],
    },
    { role: 'help', label: logTexts.help, submenu: logMenu(logTexts, log) },
  ]);
}

function logMenu(texts: NativeTexts['log'], log: LogActions): MenuItemConstructorOptions[] {
  return [
    { label: texts.show, click: log.show },
    { label: texts.folder, click: log.openFolder },
    SEPARATOR,
    {
      type: 'checkbox',
      label: texts.detailed,
      checked: log.isDetailed(),
      click: ({ checked }) => log.setDetailed(checked),
    },
  ];
}

function macMenu(texts: NativeTexts['menu'], quit: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: texts.about },
      SEPARATOR,
      { role: 'services', label: texts.services },
      SEPARATOR,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      SEPARATOR,
      quit,
    ],
  };
}
