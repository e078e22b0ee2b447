import type { KeyPress } from '../draw/shortcuts.ts';
import { PAGES, type Page } from './page-store.ts';

/** What keys do everywhere, on the drawing pages and in the prompt; the latter are obeyed there. */
const COMMON_SHORTCUTS = [
  {
    group: 'wall',
    shortcuts: [
      { name: 'freeze', keys: ['F8'] },
      { name: 'blackout', keys: ['F9'] },
    ],
  },
  {
    group: 'everywhere',
    shortcuts: [
      { name: 'pages', keys: ['Alt+1', '…', `Alt+${PAGES.length}`] },
      { name: 'guests', keys: ['F7'] },
      { name: 'keep', keys: ['Ctrl+S'] },
      { name: 'prompt', keys: ['Ctrl+P'] },
      { name: 'sheet', keys: ['?', 'F1'] },
      { name: 'close', keys: ['Esc'] },
    ],
  },
  {
    group: 'drawing',
    shortcuts: [
      { name: 'undo', keys: ['Ctrl+Z'] },
      { name: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
      { name: 'colours', keys: ['1', '…', '9', '0'] },
      { name: 'size', keys: ['[', ']'] },
    ],
  },
  {
    group: 'prompt',
    shortcuts: [
      { name: 'send', keys: ['Enter'] },
      { name: 'newLine', keys: ['Shift+Enter'] },
    ],
  },
] as const;

/** Obeyed on the Wall page. */
const WALL_SHORTCUTS = {
  group: 'wallPage',
  shortcuts: [
    { name: 'chooseNext', keys: ['←', '↑', '↓', '→'] },
    { name: 'chooseToo', keys: ['Space'] },
    { name: 'chooseAll', keys: ['Ctrl+A'] },
    { name: 'lead', keys: ['1', '…', '9'] },
  ],
} as const;

/** Everything that a key does anywhere. */
export const SHORTCUTS = [...COMMON_SHORTCUTS, WALL_SHORTCUTS] as const;

export type ShortcutName = (typeof COMMON_SHORTCUTS)[number]['shortcuts'][number]['name'];
export type WallShortcutName = (typeof WALL_SHORTCUTS)['shortcuts'][number]['name'];

/** Keys as they are printed on the keyboard of the machine. */
export function keysAsPrinted(keys: string, apple: boolean): string {
  if (!apple) return keys;
  return keys
    .replace('Ctrl+', '⌘')
    .replace('Shift+', '⇧')
    .replace('Alt+', '⌥')
    .replace(/^Enter$|(?<=⇧)Enter$/, '↩');
}

export type OperatorShortcut =
  | { readonly kind: 'panic'; readonly panic: 'frozen' | 'dark' }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'guests' | 'keep' | 'prompt' | 'sheet' };

/** A key press, and where it lies on the keyboard. */
export type PlacedKeyPress = KeyPress & { readonly code: string };

const FUNCTION_KEYS: Readonly<Record<string, OperatorShortcut>> = {
  F1: { kind: 'sheet' },
  F7: { kind: 'guests' },
  F8: { kind: 'panic', panic: 'frozen' },
  F9: { kind: 'panic', panic: 'dark' },
};

/** What a key does on every page; `typing`: whether it would be a character in a text. `undefined` when it does nothing. */
export function operatorShortcut(press: PlacedKeyPress, typing = false): OperatorShortcut | undefined {
  if (Object.hasOwn(FUNCTION_KEYS, press.key)) return FUNCTION_KEYS[press.key];
  // AltGr, with which a European keyboard types its brackets, says Ctrl and Alt at once: no shortcut has both.
  if (press.altKey) return press.ctrlKey || press.metaKey ? undefined : pageAt(press.code);
  if (press.ctrlKey || press.metaKey)
    return press.shiftKey ? undefined : withControl(press.key.toLowerCase());
  return press.key === '?' && !typing ? { kind: 'sheet' } : undefined;
}

/** By the place of the key: with Alt, a Mac types another character. */
function pageAt(code: string): OperatorShortcut | undefined {
  const [, digit] = /^Digit([1-9])$/.exec(code) ?? [];
  const page = PAGES[Number(digit) - 1];
  return page && { kind: 'page', page };
}

function withControl(key: string): OperatorShortcut | undefined {
  if (key === 's') return { kind: 'keep' };
  return key === 'p' ? { kind: 'prompt' } : undefined;
}
