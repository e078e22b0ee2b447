import { describe, expect, test } from 'vitest';
import { drawDigits, widthOfDigits } from './digits.ts';
import { Sheet, WHITE } from './sheet.ts';
import { colourAt } from './test-kit/looking.ts';

const HEIGHT = 70;

function drawn(text: string, x = 0): ReturnType<Sheet['pixels']> {
  const sheet = new Sheet(720, 100);
  drawDigits(sheet, text, { x, y: 10, height: HEIGHT, colour: WHITE });
  return sheet.pixels();
}

function columnsLit(text: string): number[] {
  const pixels = drawn(text);
  const rows = Array.from({ length: pixels.height }, (_, y) => y);
  return Array.from({ length: pixels.width }, (_, x) => x).filter(x =>
    rows.some(y => colourAt(pixels, x, y) === WHITE),
  );
}

describe('digits', () => {
  test('are all different', () => {
    const pictures = Array.from('0123456789:.').map(sign => drawn(sign).data.toString('base64'));
    expect(new Set(pictures).size).toBe(12);
  });

  test('have the parts that a seven-segment display lights', () => {
    // One point in the middle of each of the segments a–g.
    const points = [
      [17, 14],
      [31, 30],
      [31, 60],
      [17, 75],
      [3, 60],
      [3, 30],
      [17, 45],
    ] as const;
    const lit = (digit: string) =>
      points.map(([x, y]) => Number(colourAt(drawn(digit), x, y) === WHITE)).join('');
    expect(Array.from('0123456789').map(lit)).toEqual([
      '1111110',
      '0110000',
      '1101101',
      '1111001',
      '0110011',
      '1011011',
      '1011111',
      '1110000',
      '1111111',
      '1111011',
    ]);
  });

  test('stay within the room that they say they take', () => {
    for (const text of ['000000', '59:59.999', '8']) {
      expect(Math.max(...columnsLit(text))).toBeLessThan(widthOfDigits(text, HEIGHT));
    }
  });

  test('are cut at the edge of the sheet', () => {
    expect(() => drawn('88888', 700)).not.toThrow();
  });
});
