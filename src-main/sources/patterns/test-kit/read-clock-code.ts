import type { Pixels } from '../../../imaging/pixels.ts';

const COLUMNS = 12;
const ROWS_OF_PANEL = 12;

/** What was read, ms modulo 2^20; `torn`: the photograph shows two pictures. */
export type ClockReading = { readonly timeMs: number } | 'torn';

/**
 * Reads the clock code as a person with the description and a photograph would: looks at the middle of each cell, takes what is
 * nearer to the reference white than to the reference black for a 1, and compares the two strips. The picture may have any size.
 */
export function readClockCode(pixels: Pixels): ClockReading {
  const upper = [0, 1].map(row => readRow(pixels, row));
  const lower = [10, 11].map(row => readRow(pixels, row));
  const opposite = upper.every((bits, row) => bits.every((bit, column) => bit !== lower[row]?.[column]));
  if (!opposite) return 'torn';
  const [high = [], low = []] = upper.map(bits => bits.slice(1, -1));
  return { timeMs: [...high, ...low].reduce((value, bit) => value * 2 + bit, 0) };
}

function readRow(pixels: Pixels, row: number): number[] {
  const levels = Array.from({ length: COLUMNS }, (_, column) => levelOf(pixels, column, row));
  const threshold = ((levels[0] ?? 0) + (levels[COLUMNS - 1] ?? 0)) / 2;
  return levels.map(level => (level > threshold ? 1 : 0));
}

/** The green channel in the middle of a cell. */
function levelOf({ width, height, data }: Pixels, column: number, row: number): number {
  const x = Math.floor(((column + 0.5) * width) / COLUMNS);
  const y = Math.floor(((row + 0.5) * height) / ROWS_OF_PANEL);
  return data[(y * width + x) * 4 + 1] ?? 0;
}
