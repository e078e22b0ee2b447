import type { Tile } from '#shared/contract/group';
import { cardColour } from './card-colour.ts';
import type { PatternFacts } from './pattern-facts.ts';
import { type Sheet, WHITE } from './sheet.ts';
import { drawEdge, drawUpMark } from './up-mark.ts';

const ALONE: Tile = { column: 0, row: 0, columns: 1, rows: 1, gapPx: 0 };
const LINE_PX = 8;
const MAP_CELL_PX = 26;

/**
 * The place in the wall, as rows A, B, … and columns 1, 2, … over lines that go through the whole wall: both its diagonals and
 * the largest circle. Where they meet across the edges of the displays, every one hangs in its place and the gap is right.
 */
export function drawTiles(sheet: Sheet, { number, wall, tile = ALONE }: PatternFacts): void {
  sheet.fill({ x: 0, y: 0, width: sheet.width, height: sheet.height }, cardColour(number));
  drawThroughWall(sheet, tile);
  drawEdge(sheet, 2, WHITE);
  drawUpMark(sheet, { x: sheet.width / 2 - 30, y: 24, width: 60, height: 44 }, WHITE);
  const label = { x: sheet.width / 2, widthPx: 420, align: 'center', colour: WHITE } as const;
  sheet.label(placeName(tile), { ...label, y: sheet.height / 2, sizePx: 220 });
  sheet.label(wall ?? '', { ...label, y: 560, sizePx: 44 });
  drawMap(sheet, tile);
}

/** `B3`: row and column; there are 16 of each at most. */
export function placeName({ row, column }: Tile): string {
  return `${String.fromCharCode('A'.charCodeAt(0) + row)}${column + 1}`;
}

function drawThroughWall(sheet: Sheet, { column, row, columns, rows, gapPx }: Tile): void {
  const wallWidth = columns * (sheet.width + gapPx) - gapPx;
  const wallHeight = rows * (sheet.height + gapPx) - gapPx;
  const [left, top] = [column * (sheet.width + gapPx), row * (sheet.height + gapPx)];
  const radius = Math.min(wallWidth, wallHeight) / 2 - LINE_PX;
  const diagonal = Math.hypot(wallWidth, wallHeight);
  sheet.paint((x, y) => {
    // From the middle of the wall, in pixels.
    const fromMiddleX = left + x + 0.5 - wallWidth / 2;
    const fromMiddleY = top + y + 0.5 - wallHeight / 2;
    // Not `hypot`, which takes ten times as long, half a million times.
    const toCircle = Math.abs(Math.sqrt(fromMiddleX ** 2 + fromMiddleY ** 2) - radius);
    const falling = Math.abs(fromMiddleX * wallHeight - fromMiddleY * wallWidth) / diagonal;
    const rising = Math.abs(fromMiddleX * wallHeight + fromMiddleY * wallWidth) / diagonal;
    return Math.min(toCircle, falling, rising) < LINE_PX / 2 ? 0xa0a0a0 : undefined;
  });
}

/** The wall in small, this tile white. */
function drawMap(sheet: Sheet, { column, row, columns, rows }: Tile): void {
  const cell = Math.min(MAP_CELL_PX, Math.floor(120 / rows), Math.floor(400 / columns));
  const left = Math.round((sheet.width - columns * cell) / 2);
  for (let index = 0; index < columns * rows; index += 1) {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    const here = x === column && y === row;
    const square = { x: left + x * cell, y: 590 + y * cell, width: cell - 3, height: cell - 3 };
    sheet.fill(square, here ? WHITE : 0x303030);
  }
}
