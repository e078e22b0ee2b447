import type { Rect } from '#shared/brush/surface';
import type { Colour, Sheet } from './sheet.ts';

/** A triangle that points to the top, filling the rectangle: a display that hangs upside down shows it. */
export function drawUpMark(sheet: Sheet, { x, y, width, height }: Rect, colour: Colour): void {
  for (let row = 0; row < height; row += 1) {
    const half = Math.round(((row + 1) / height) * (width / 2));
    sheet.fill({ x: x + width / 2 - half, y: y + row, width: half * 2, height: 1 }, colour);
  }
}

/** A frame along the edges of the sheet. */
export function drawEdge(sheet: Sheet, thickness: number, colour: Colour): void {
  const { width, height } = sheet;
  sheet.fill({ x: 0, y: 0, width, height: thickness }, colour);
  sheet.fill({ x: 0, y: height - thickness, width, height: thickness }, colour);
  sheet.fill({ x: 0, y: 0, width: thickness, height }, colour);
  sheet.fill({ x: width - thickness, y: 0, width: thickness, height }, colour);
}
