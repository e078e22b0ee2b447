import { BLACK, type Sheet, WHITE } from './sheet.ts';

/** Bits of the code: it begins anew every 17 minutes, which nobody mistakes on a photograph. */
export const CLOCK_CODE_BITS = 20;
export const CLOCK_CODE_COLUMNS = 12;
export const CLOCK_CODE_CELL_PX = 60;
const ROW_BITS = CLOCK_CODE_BITS / 2;

/**
 * A time, to be read from a photograph: epoch ms modulo 2^20. Two rows of twelve cells of 60 px; in each row the first and the
 * last one are there for the camera's levels (upper row: white, black; lower row: black, white), the ten between are bits, the
 * highest at the left, white for 1; the upper row holds the upper ten.
 *
 * It is drawn along the upper edge, and along the lower edge once more with black and white exchanged. A panel fills from one edge
 * to the other: where the two are not exactly each other's opposite, the photograph caught it between two pictures.
 */
export function drawClockCode(sheet: Sheet, wallMs: number): void {
  const time = Math.floor(wallMs) % 2 ** CLOCK_CODE_BITS;
  const rows = [
    [1, ...bitsOf(Math.floor(time / 2 ** ROW_BITS)), 0],
    [0, ...bitsOf(time % 2 ** ROW_BITS), 1],
  ];
  for (const [row, bits] of rows.entries()) {
    const y = row * CLOCK_CODE_CELL_PX;
    drawRow(sheet, bits, y);
    drawRow(
      sheet,
      bits.map(bit => 1 - bit),
      sheet.height - rows.length * CLOCK_CODE_CELL_PX + y,
    );
  }
}

function bitsOf(value: number): number[] {
  return Array.from({ length: ROW_BITS }, (_, index) => (value >> (ROW_BITS - 1 - index)) & 1);
}

function drawRow(sheet: Sheet, bits: readonly number[], y: number): void {
  const side = CLOCK_CODE_CELL_PX;
  for (const [column, bit] of bits.entries()) {
    sheet.fill({ x: column * side, y, width: side, height: side }, bit ? WHITE : BLACK);
  }
}
