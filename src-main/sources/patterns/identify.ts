import { cardColour } from './card-colour.ts';
import type { PatternFacts } from './pattern-facts.ts';
import { type Sheet, WHITE } from './sheet.ts';
import { drawEdge, drawUpMark } from './up-mark.ts';

/** Letters of a name that are legible in one line from across a room. */
const LINE_LETTERS = 18;
/** A letter and its marks, or an emoji of several parts, is not torn apart. */
const LETTERS = new Intl.Segmenter();

/** A card with the display's number, its name and its address, in a colour of its own. */
export function drawIdentify(sheet: Sheet, { number, name, address }: PatternFacts): void {
  const { width, height } = sheet;
  sheet.fill({ x: 0, y: 0, width, height }, cardColour(number));
  drawEdge(sheet, 6, WHITE);
  drawUpMark(sheet, { x: width / 2 - 30, y: 24, width: 60, height: 44 }, WHITE);
  const line = { x: width / 2, widthPx: width - 48, align: 'center', colour: WHITE } as const;
  sheet.label(String(number), { ...line, y: 256, sizePx: 310 });
  const lines = inLines(name);
  const firstY = 490 - (lines.length - 1) * 37;
  for (const [index, words] of lines.entries()) {
    sheet.label(words, { ...line, y: firstY + index * 74, sizePx: 72 });
  }
  sheet.label(address.replace(/^https?:\/\//, ''), { ...line, y: 640, sizePx: 54 });
}

/** One line, or two that are about as long, broken at a space where there is one. */
export function inLines(name: string): readonly string[] {
  const letters = Array.from(LETTERS.segment(name.trim()), ({ segment }) => segment);
  if (letters.length <= LINE_LETTERS) return [letters.join('')];
  const middle = letters.length / 2;
  const spaces = letters.flatMap((letter, index) => (/\s/.test(letter) ? [index] : []));
  const nearest = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const at = nearest ?? Math.ceil(middle);
  return [letters.slice(0, at).join('').trim(), letters.slice(at).join('').trim()];
}
