import type { Sheet } from './sheet.ts';

/** The bars of every test card, in the order of falling luminance. */
const FULL = [0xffffff, 0xffff00, 0x00ffff, 0x00ff00, 0xff00ff, 0xff0000, 0x0000ff, 0x000000];
/** 75 % of full, as broadcasters set their meters by (ITU-R BT.471): 191 of 255. */
const SOFT = FULL.map(colour => colour & 0xbfbfbf);

/** Eight bars, in full in the upper half, at 75 % in the lower one. */
export function drawBars(sheet: Sheet): void {
  const half = sheet.height / 2;
  drawRow(sheet, FULL, 0, half);
  drawRow(sheet, SOFT, half, half);
}

function drawRow(sheet: Sheet, colours: readonly number[], y: number, height: number): void {
  const width = sheet.width / colours.length;
  for (const [index, colour] of colours.entries()) {
    sheet.fill({ x: index * width, y, width, height }, colour);
  }
}
