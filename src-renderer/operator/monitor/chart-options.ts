import uPlot from 'uplot';
import type { Stage } from '#shared/stages';
import { STAGE_COLOURS } from '../../theme/stage-colours.ts';
import type { Timeline, Values } from './history.ts';

/** Rows as uPlot takes them: x in epoch s, then the values. It wants arrays of its own. */
export function plotted(timeline: Timeline, rows: readonly Values[]): uPlot.AlignedData {
  return [[...timeline.seconds], ...rows.map(row => [...row])];
}

type ChartOptions = Omit<uPlot.Options, 'width' | 'height'>;

/** As in tokens.css; a canvas cannot read custom properties. */
const HAIRLINE = '#2b3440';
const QUIET = '#92a0b1';
const FONT = '12px "Inter Variable", system-ui, sans-serif';

/** What both kinds of graph leave out: legends and cursors of uPlot's own. */
const BARE = { legend: { show: false }, cursor: { show: false } } as const;

/** The stacked graph: one bar a second, so that a single measured second is seen as what it is. */
export function stageOptions(
  stages: readonly Stage[],
  number: (value: number) => string,
  time: (epochMs: number) => string,
): ChartOptions {
  const bars = uPlot.paths.bars?.({ size: [1, Number.POSITIVE_INFINITY], gap: 0 });
  return {
    ...BARE,
    padding: [12, 0, 0, 0],
    // The highest edge first: each lower one is painted over it.
    series: [
      {},
      ...stages.toReversed().map(stage => ({
        fill: STAGE_COLOURS[stage],
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      })),
    ],
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(10, max * 1.1)] } },
    axes: [
      {
        stroke: QUIET,
        font: FONT,
        grid: { show: false },
        ticks: { show: false },
        size: 28,
        space: 90,
        values: (_plot, at) => at.map(second => time(second * 1_000)),
      },
      {
        stroke: QUIET,
        font: FONT,
        grid: { stroke: HAIRLINE, width: 1 },
        ticks: { show: false },
        size: 56,
        space: 44,
        values: (_plot, at) => at.map(number),
      },
    ],
  };
}

export interface LineStyle {
  readonly colour: string;
  /** Only the first line of a graph is filled. */
  readonly filled: boolean;
}

/** Where a small graph begins and ends; without `high` a little above its highest value. */
export interface GraphScale {
  readonly low: number;
  readonly high?: number;
}

/** A small graph: no axes, for its number stands above it. */
export function lineOptions(lines: readonly LineStyle[], { low, high }: GraphScale): ChartOptions {
  return {
    ...BARE,
    // Room for half a line at the top and at the bottom, where zero lies.
    padding: [4, 0, 2, 0],
    series: [
      {},
      ...lines.map(({ colour, filled }) => ({
        stroke: colour,
        width: 1.5,
        points: { show: false },
        ...(filled ? { fill: `${colour}26`, fillTo: low } : {}),
      })),
    ],
    scales: { y: { range: (_plot, _min, max) => [low, high ?? (max > low ? max * 1.12 : low + 1)] } },
    axes: [{ show: false }, { show: false }],
  };
}
