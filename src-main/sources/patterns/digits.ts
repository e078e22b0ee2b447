import type { Colour, Sheet } from './sheet.ts';

/** Segments a–g of each digit, as of every seven-segment display: top, upper right, lower right, bottom, lower left, upper left, middle. */
const SEGMENTS: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abdeg',
  '3': 'abcdg',
  '4': 'bcfg',
  '5': 'acdfg',
  '6': 'acdefg',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
};

export interface DigitsPlace {
  /** px of the left upper corner. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly colour: Colour;
}

/** Width of one digit and the room behind it, in heights. */
const DIGIT_WIDTH = 0.7;
const POINT_WIDTH = 0.3;

/** Digits, `:` and `.` of rectangles alone: no font is asked, so they cost nothing in a picture that is drawn 60 times a second. */
export function drawDigits(sheet: Sheet, text: string, place: DigitsPlace): void {
  let x = place.x;
  for (const sign of text) {
    const segments = SEGMENTS[sign];
    if (segments === undefined) drawPoints(sheet, sign, { ...place, x: Math.round(x) });
    else drawDigit(sheet, segments, { ...place, x: Math.round(x) });
    x += place.height * (segments === undefined ? POINT_WIDTH : DIGIT_WIDTH);
  }
}

/** px that `text` takes. */
export function widthOfDigits(text: string, height: number): number {
  const widths = text.split('').map(sign => (SEGMENTS[sign] === undefined ? POINT_WIDTH : DIGIT_WIDTH));
  return widths.reduce((sum, width) => sum + width * height, 0);
}

function drawDigit(sheet: Sheet, segments: string, { x, y, height, colour }: DigitsPlace): void {
  const thick = Math.round(height / 7);
  const width = Math.round(height / 2);
  const half = Math.round(height / 2);
  const [right, low] = [x + width - thick, y + half];
  const places: Readonly<Record<string, { x: number; y: number; width: number; height: number }>> = {
    a: { x, y, width, height: thick },
    b: { x: right, y, width: thick, height: half },
    c: { x: right, y: low, width: thick, height: height - half },
    d: { x, y: y + height - thick, width, height: thick },
    e: { x, y: low, width: thick, height: height - half },
    f: { x, y, width: thick, height: half },
    g: { x, y: low - Math.round(thick / 2), width, height: thick },
  };
  for (const segment of segments) {
    const rect = places[segment];
    if (rect) sheet.fill(rect, colour);
  }
}

function drawPoints(sheet: Sheet, sign: string, { x, y, height, colour }: DigitsPlace): void {
  const side = Math.round(height / 7);
  const heights = sign === ':' ? [0.25, 0.65] : [1 - side / height];
  for (const at of heights)
    sheet.fill({ x, y: Math.round(y + height * at), width: side, height: side }, colour);
}
