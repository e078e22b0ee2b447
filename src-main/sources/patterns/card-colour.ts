import type { Colour } from './sheet.ts';

/** Turns of the colour wheel by the golden section are never close to one another for long. */
const TURN = (Math.sqrt(5) - 1) / 2;

/** A deep colour for a display's number, far from those of the numbers beside it; white letters are well legible on it. */
export function cardColour(number: number): Colour {
  const hue = (number * TURN) % 1;
  const [red, green, blue] = [0, 1 / 3, 2 / 3].map(offset => channel(hue + offset));
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}

function channel(hue: number): number {
  return Math.round(70 + 60 * Math.cos(2 * Math.PI * hue));
}
