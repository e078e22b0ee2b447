import type { MenuItemConstructorOptions } from 'electron';
import type { AppState, DisplayState } from '#shared/contract/state';
import type { FedDisplays, NativeTexts } from './native-texts.ts';

export interface TrayActions {
  readonly open: () => void;
  readonly copy: (text: string) => void;
  readonly setBlackout: (dark: boolean) => void;
  readonly quit: () => void;
}

export type TrayFacts = Pick<AppState, 'room' | 'guestAddress' | 'displays' | 'panic'>;

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** What the tray's menu says and does: the least that an operator needs while there is no window. */
export function trayItems(
  { room, guestAddress, displays, panic }: TrayFacts,
  texts: NativeTexts,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const address = `${guestAddress}/r/${room.code}`;
  const name = room.name === room.code ? room.code : `${room.code} · ${room.name}`;
  const fed = fedDisplays(displays);
  return [
    { label: texts.tray.open, click: actions.open },
    SEPARATOR,
    { label: texts.tray.room(name), enabled: false },
    { label: texts.tray.copyAddress(address), click: () => actions.copy(address) },
    { label: fed ? texts.tray.displays(fed) : texts.tray.noDisplay, enabled: false },
    SEPARATOR,
    {
      type: 'checkbox',
      label: texts.tray.blackout,
      checked: panic === 'dark',
      click: () => actions.setBlackout(panic !== 'dark'),
    },
    SEPARATOR,
    { label: texts.menu.quit, click: actions.quit },
  ];
}

function fedDisplays(displays: readonly DisplayState[]): FedDisplays | undefined {
  const fed = displays.filter(({ routed }) => routed);
  if (fed.length === 0) return undefined;
  const live = fed.filter(({ health }) => health === 'live').length;
  const stale = fed.filter(({ health }) => health === 'stale').length;
  return { live, stale, dark: fed.length - live - stale };
}
