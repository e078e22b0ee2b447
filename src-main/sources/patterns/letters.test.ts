import { describe, expect, test, vi } from 'vitest';
import { SkiaSurface, type TextStyle } from '../../imaging/surface.ts';
import { patternFont } from './letters.ts';

// A rack machine: the library must find no font but ours. It looks for them when it is loaded.
vi.hoisted(() => {
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';
});

const SIDE = 64;
const IN_THE_MIDDLE: Omit<TextStyle, 'font'> = {
  x: SIDE / 2,
  y: SIDE / 2,
  sizePx: 40,
  widthPx: SIDE,
  align: 'center',
  colour: '#ffffff',
};

function written(words: string, style: Partial<TextStyle> = {}): Buffer {
  const surface = new SkiaSurface(SIDE, SIDE);
  surface.text(words, { ...IN_THE_MIDDLE, font: patternFont(), ...style });
  return surface.readPixels().data;
}

/** px that are not transparent: how many, and from where to where. */
function inkOf(data: Buffer): { count: number; left: number; right: number; top: number; bottom: number } {
  const inked = Array.from({ length: SIDE * SIDE }, (_, index) => index).filter(at => data[at * 4 + 3] !== 0);
  const [columns, rows] = [inked.map(at => at % SIDE), inked.map(at => Math.floor(at / SIDE))];
  return {
    count: inked.length,
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

describe('letters on a machine without fonts', () => {
  test.each([
    ['English and Spanish', 'AZaz09ñÑáéíóúü¿¡—'],
    ['of the rest of Europe', 'ßøåæçžřłőğșțþð'],
    ['Vietnamese', 'ơưạếệỗ'],
    ['Cyrillic', 'ЖПяїєґЎў'],
    ['Greek', 'ΑΩαλδς'],
  ])('are there: %s', (_, letters) => {
    const missing = written('\u{10FFFD}');
    const pictures = Array.from(letters).map(letter => written(letter));
    for (const picture of pictures) {
      expect(inkOf(picture).count).toBeGreaterThan(10);
      expect(picture.equals(missing)).toBe(false);
    }
  });

  test('are different from one another', () => {
    const letters = Array.from('ABCЖПЯїαβγžřłñ');
    expect(new Set(letters.map(letter => written(letter).toString('base64'))).size).toBe(letters.length);
  });

  test('of a script that no font here has leave a mark and do no harm', () => {
    expect(() => written('部屋')).not.toThrow();
    expect(inkOf(written('A部屋B')).count).toBeGreaterThan(20);
  });
});

describe('one line of text', () => {
  test('becomes smaller where it is too long, and stays in the middle', () => {
    const { left, right, top, bottom } = inkOf(written('MMMMMMMMMMMM', { widthPx: 50 }));
    expect(right - left).toBeLessThanOrEqual(50);
    expect(left).toBeGreaterThanOrEqual(7);
    expect(bottom - top).toBeLessThan(20);
    expect(Math.abs((top + bottom) / 2 - SIDE / 2)).toBeLessThan(4);
  });

  test('begins, ends or is centred where it was told to', () => {
    const edge = { x: 20, sizePx: 16 };
    expect(inkOf(written('ii', { ...edge, align: 'left' })).left).toBeGreaterThanOrEqual(20);
    expect(inkOf(written('ii', { ...edge, align: 'right' })).right).toBeLessThan(20);
  });

  test('may be empty', () => {
    expect(inkOf(written('')).count).toBe(0);
  });
});
