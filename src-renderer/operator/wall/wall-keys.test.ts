import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorShortcut } from '../shortcuts.ts';
import { NUMBERED_SOURCES, wallKey } from './wall-keys.ts';

const NO_MODIFIER = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NO_MODIFIER> = {}) => ({ key, ...NO_MODIFIER, ...held });

describe('the keys of the Wall page', () => {
  it('choose everything, and nothing', () => {
    expect(wallKey(press('a', { ctrlKey: true }))).toEqual({ kind: 'all' });
    expect(wallKey(press('A', { metaKey: true }))).toEqual({ kind: 'all' });
    expect(wallKey(press('Escape'))).toEqual({ kind: 'none' });
    expect(wallKey(press('a'))).toBeUndefined();
  });

  it('lead a source: each of the first has a digit', () => {
    const places = Array.from({ length: NUMBERED_SOURCES }, (_, place) => wallKey(press(String(place + 1))));
    expect(places).toEqual(places.map((_, place) => ({ kind: 'source', place })));
    expect(wallKey(press('0'))).toBeUndefined();
  });

  it('go from display to display', () => {
    expect(wallKey(press('ArrowLeft'))).toEqual({ kind: 'step', direction: 'left' });
    expect(wallKey(press('ArrowDown'))).toEqual({ kind: 'step', direction: 'down' });
    expect(wallKey(press('toString'))).toBeUndefined();
  });

  it('are none of those that work everywhere', () => {
    const key = fc.constantFrom('F1', 'F7', 'F8', 'F9', '?', 's', 'p', '1', 'a', 'Escape', 'ArrowUp');
    fc.assert(
      fc.property(key, fc.boolean(), fc.boolean(), fc.boolean(), (name, ctrlKey, altKey, shiftKey) => {
        const held = { ...press(name, { ctrlKey, altKey, shiftKey }), code: `Digit${name}` };
        expect(wallKey(held) !== undefined && operatorShortcut(held) !== undefined).toBe(false);
      }),
    );
  });
});
