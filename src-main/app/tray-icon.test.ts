import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { mayHaveTray, TrayIcon } from './tray-icon.ts';

const electron = vi.hoisted(() => {
  const menus: unknown[] = [];
  class Tray {
    on() {}
    setToolTip() {}
    setContextMenu(menu: unknown) {
      menus.push(menu);
    }
  }
  return {
    Tray,
    menus,
    Menu: { buildFromTemplate: (items: unknown) => items },
    app: { getAppPath: () => '/app' },
  };
});
vi.mock('electron', () => electron);

describe('whether there may be a tray', () => {
  it('is always so on macOS and Windows', () => {
    expect([mayHaveTray({}, 'darwin'), mayHaveTray({}, 'win32')]).toEqual([true, true]);
  });

  it('depends on a session bus on Linux', () => {
    const runtime = temporaryFolder();
    expect(mayHaveTray({}, 'linux')).toBe(false);
    expect(mayHaveTray({ XDG_RUNTIME_DIR: runtime }, 'linux')).toBe(false);
    writeFileSync(path.join(runtime, 'bus'), '');
    expect(mayHaveTray({ XDG_RUNTIME_DIR: runtime }, 'linux')).toBe(true);
    expect(mayHaveTray({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, 'linux')).toBe(true);
  });
});

describe('the menu of the tray', () => {
  it('is set when it says something new, and otherwise left open', () => {
    const icon = new TrayIcon({ open: () => {} });
    icon.show([{ label: 'Displays: 1 live' }], 'Lienzo');
    icon.show([{ label: 'Displays: 1 live' }], 'Lienzo');
    icon.show([{ label: 'Displays: 2 live' }], 'Lienzo');
    expect(electron.menus).toEqual([[{ label: 'Displays: 1 live' }], [{ label: 'Displays: 2 live' }]]);
  });
});
