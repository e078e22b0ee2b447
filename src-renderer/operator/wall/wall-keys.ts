import type { KeyPress } from '../../draw/shortcuts.ts';
import type { Direction } from './nearest.ts';

/** What a key does on the Wall page; Space and Enter are obeyed by what has the keyboard. */
export type WallKey =
  | { readonly kind: 'all' | 'none' }
  /** The place of a source in the tray, from 0. */
  | { readonly kind: 'source'; readonly place: number }
  | { readonly kind: 'step'; readonly direction: Direction };

const STEPS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** So many sources have a key of their own. */
export const NUMBERED_SOURCES = 9;

export function wallKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): WallKey | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'all' } : undefined;
  if (key === 'Escape') return { kind: 'none' };
  const direction = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  if (direction) return { kind: 'step', direction };
  return /^[1-9]$/.test(key) ? { kind: 'source', place: Number(key) - 1 } : undefined;
}
