import type { CSSProperties } from 'react';
import type { Arrangement } from '#shared/contract/group';

/** The side of a P3A's panel, px. */
const PANEL_PX = 720;
/** Between neighbours whose frames hide nothing, a line must still tell them apart; % of the wall's width. */
const LEAST_GAP = 0.3;

/** What the style sheet arranges the displays of a wall or a group by. */
interface GridStyle extends CSSProperties {
  readonly '--columns': number;
  /** Between tiles, % of the width of the whole. */
  readonly '--gap': string;
}

/** What the frames of two neighbours hide of the picture, they hide on the page too. */
export function tileGrid({ columns, gapPx }: Pick<Arrangement, 'columns' | 'gapPx'>): GridStyle {
  const whole = columns * PANEL_PX + (columns - 1) * gapPx;
  return { '--columns': columns, '--gap': Math.max(LEAST_GAP, (gapPx / whole) * 100).toFixed(3) };
}
