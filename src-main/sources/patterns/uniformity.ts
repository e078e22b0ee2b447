import { grey, type Sheet } from './sheet.ts';

const PLACES = 4;
/** 10, 25, 50 and 75 % of full: a panel is rarely uneven in black and white. */
const LEVELS = [26, 64, 128, 191];

/** The same four greys in each of 4×4 places: what differs from place to place is the panel. */
export function drawUniformity(sheet: Sheet): void {
  const side = sheet.width / PLACES / 2;
  sheet.paint((x, y) => {
    const column = Math.floor(x / side) % 2;
    const row = Math.floor(y / side) % 2;
    return grey(LEVELS[row * 2 + column] ?? 0);
  });
}
