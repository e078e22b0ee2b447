import uPlot from 'uplot';
import { INK } from '../../theme/graph-colours.ts';
import type { Silence } from './silences.ts';

/** A time that is marked behind the lines of a graph. */
export interface Band extends Silence {
  readonly word: string;
}

const FILL = { display: `${INK.dark}1f`, engine: `${INK.off}26` } as const satisfies Record<
  Silence['who'],
  string
>;
const WORD = { display: INK.dark, engine: INK.quiet } as const satisfies Record<Silence['who'], string>;

/** Paints the bands, each with its word where that fits. */
export function paintBands(plot: uPlot, bands: readonly Band[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const band of bands) paintBand(plot, band);
  ctx.restore();
}

function paintBand(plot: uPlot, { who, word, fromMs, toMs }: Band): void {
  const { ctx, bbox } = plot;
  const { pxRatio } = uPlot;
  const left = Math.max(bbox.left, plot.valToPos(fromMs / 1_000, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(toMs / 1_000, 'x', true));
  ctx.fillStyle = FILL[who];
  // At least a line wide, or one second of silence would be lost among six hundred.
  ctx.fillRect(left, bbox.top, Math.max(pxRatio, right - left), bbox.height);
  ctx.font = `600 ${12 * pxRatio}px "Inter Variable", system-ui, sans-serif`;
  const margin = 4 * pxRatio;
  if (ctx.measureText(word).width + 2 * margin > right - left) return;
  ctx.fillStyle = WORD[who];
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.fillText(word, left + margin, bbox.top + margin);
}
