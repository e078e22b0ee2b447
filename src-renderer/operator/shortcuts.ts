import type { KeyPress } from '../draw/shortcuts.ts';
import { PAGES, type Page } from './page-store.ts';

export type OperatorShortcut =
  | { readonly kind: 'panic'; readonly panic: 'frozen' | 'dark' }
  | { readonly kind: 'page'; readonly page: Page };

/** Keys that work on every page, also while something is being typed. */
export function operatorShortcut(press: KeyPress & { readonly code: string }): OperatorShortcut | undefined {
  if (press.key === 'F8') return { kind: 'panic', panic: 'frozen' };
  if (press.key === 'F9') return { kind: 'panic', panic: 'dark' };
  if (!press.altKey || press.ctrlKey || press.metaKey) return undefined;
  // By the place of the key: with Alt, a Mac types another character.
  const [, digit] = /^Digit([1-9])$/.exec(press.code) ?? [];
  const page = PAGES[Number(digit) - 1];
  return page && { kind: 'page', page };
}
