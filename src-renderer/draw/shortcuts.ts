import { PALETTE } from './palette.ts';

/** What a key press says, as far as a shortcut cares. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type DrawShortcut =
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'size'; readonly direction: 1 | -1 };

/** What a key does on a drawing page; `undefined` when it does nothing. */
export function drawShortcut(press: KeyPress): DrawShortcut | undefined {
  if (press.altKey) return undefined;
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return { kind: press.shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { kind: 'redo' } : undefined;
  }
  if (key === '[') return { kind: 'size', direction: -1 };
  if (key === ']') return { kind: 'size', direction: 1 };
  if (!/^[0-9]$/.test(key)) return undefined;
  // 1 to 9, then 0: as they lie on the keyboard.
  const entry = PALETTE[(Number(key) + 9) % 10];
  return entry && { kind: 'colour', colour: entry.colour };
}
