import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGES } from './page-store.ts';
import { keysAsPrinted, operatorShortcut, SHORTCUTS } from './shortcuts.ts';

const NO_MODIFIER = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NO_MODIFIER> = {}, code = key) => ({
  key,
  code,
  ...NO_MODIFIER,
  ...held,
});

describe('the keys of the window', () => {
  it('freeze and blacken from everywhere, also while something is typed and whatever is held', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (typing, altKey, shiftKey) => {
        expect(operatorShortcut(press('F8', { altKey, shiftKey }), typing)).toEqual({
          kind: 'panic',
          panic: 'frozen',
        });
        expect(operatorShortcut(press('F9', { altKey, shiftKey }), typing)).toEqual({
          kind: 'panic',
          panic: 'dark',
        });
      }),
    );
  });

  it.each(PAGES.map((page, index) => [index + 1, page] as const))('Alt+%i opens %s', (digit, page) => {
    expect(operatorShortcut(press('™', { altKey: true }, `Digit${digit}`))).toEqual({ kind: 'page', page });
  });

  it('show the card for guests, keep the picture and go to the prompt, also from a field', () => {
    for (const typing of [false, true]) {
      expect(operatorShortcut(press('F7'), typing)).toEqual({ kind: 'guests' });
      expect(operatorShortcut(press('s', { ctrlKey: true }), typing)).toEqual({ kind: 'keep' });
      expect(operatorShortcut(press('S', { metaKey: true }), typing)).toEqual({ kind: 'keep' });
      expect(operatorShortcut(press('p', { ctrlKey: true }), typing)).toEqual({ kind: 'prompt' });
      expect(operatorShortcut(press('F1'), typing)).toEqual({ kind: 'sheet' });
    }
  });

  it('never take a character away from somebody who types it', () => {
    const character = fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(character, fc.boolean(), (key, shiftKey) => {
        expect(operatorShortcut(press(key, { shiftKey }), true)).toBeUndefined();
      }),
    );
    expect(operatorShortcut(press('?', { shiftKey: true }), true)).toBeUndefined();
    expect(operatorShortcut(press('?', { shiftKey: true }))).toEqual({ kind: 'sheet' });
  });

  it('leave alone what AltGr types, and what the browser does with other keys', () => {
    expect(operatorShortcut(press('[', { altKey: true, ctrlKey: true }, 'Digit5'))).toBeUndefined();
    expect(operatorShortcut(press('s', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
    expect(operatorShortcut(press('r', { ctrlKey: true }))).toBeUndefined();
    expect(operatorShortcut(press('F5'))).toBeUndefined();
    expect(operatorShortcut(press('2', {}, 'Digit2'))).toBeUndefined();
    expect(operatorShortcut(press('9', { altKey: true }, 'Digit9'))).toBeUndefined();
    expect(operatorShortcut(press('toString'))).toBeUndefined();
  });
});

describe('the list of keys', () => {
  it.each(['drawing', 'wallPage'])('says each key once for where it works: not on the page of %s', other => {
    const here = SHORTCUTS.filter(({ group }) => group !== other);
    const keys = here.flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }): readonly string[] => keys));
    const pressed = keys.filter(key => key !== '…');
    expect(new Set(pressed).size).toBe(pressed.length);
  });

  it('is written as on the keyboard of the machine', () => {
    expect(keysAsPrinted('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keysAsPrinted('Alt+1', true)).toBe('⌥1');
    expect(keysAsPrinted('Shift+Enter', true)).toBe('⇧↩');
    expect(keysAsPrinted('Enter', true)).toBe('↩');
    expect(keysAsPrinted('F8', true)).toBe('F8');
    expect(keysAsPrinted('Ctrl+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  });
});
