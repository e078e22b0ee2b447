import type { Pattern } from '#shared/contract/pattern';
import type { Pixels } from '../../imaging/pixels.ts';
import { drawBars } from './bars.ts';
import { drawIdentify } from './identify.ts';
import { drawCheckerboard, drawGrid } from './lines.ts';
import type { PatternFacts } from './pattern-facts.ts';
import { drawRamps } from './ramps.ts';
import { type Colour, Sheet } from './sheet.ts';
import { drawTiles } from './tiles.ts';
import { drawUniformity } from './uniformity.ts';

/** What stands still. */
export type StillPattern = Exclude<Pattern, 'motion'>;

type Draw = (sheet: Sheet, facts: PatternFacts) => void;

const DRAWS: Readonly<Record<StillPattern, Draw>> = {
  identify: drawIdentify,
  bars: drawBars,
  ramps: drawRamps,
  grid: drawGrid,
  checkerboard: drawCheckerboard,
  red: field(0xff0000),
  green: field(0x00ff00),
  blue: field(0x0000ff),
  white: field(0xffffff),
  uniformity: drawUniformity,
  tiles: drawTiles,
};

/** Draws at the size of a panel, so that nothing is scaled on its way. */
export function drawPattern(pattern: StillPattern, facts: PatternFacts, sidePx: number): Pixels {
  const sheet = new Sheet(sidePx, sidePx);
  DRAWS[pattern](sheet, facts);
  return sheet.pixels();
}

function field(colour: Colour): Draw {
  return sheet => sheet.fill({ x: 0, y: 0, width: sheet.width, height: sheet.height }, colour);
}
