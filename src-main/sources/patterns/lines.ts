import { BLACK, type Sheet, WHITE } from './sheet.ts';

const EVERY_PX = 40;

/** Lines of one pixel, also along every edge: what is cut off, moved, scaled or stretched shows at once. */
export function drawGrid(sheet: Sheet): void {
  for (let at = 0; at <= sheet.width; at += EVERY_PX) {
    const line = Math.min(at, sheet.width - 1);
    sheet.fill({ x: line, y: 0, width: 1, height: sheet.height }, WHITE);
    sheet.fill({ x: 0, y: line, width: sheet.width, height: 1 }, WHITE);
  }
}

/** Squares of one pixel: an even grey from afar, and anything but that where the picture was scaled. */
export function drawCheckerboard(sheet: Sheet): void {
  sheet.paint((x, y) => ((x + y) % 2 === 0 ? WHITE : BLACK));
}
