import uPlot from 'uplot';
import type { Stage } from '#shared/stages';
import { INK } from '../../theme/graph-colours.ts';
import { STAGE_COLOURS } from '../../theme/stage-colours.ts';
import type { Timeline, Values } from './timeline.ts';

export type ChartOptions = Omit<uPlot.Options, 'width' | 'height'>;

/** Rows as uPlot takes them: x in epoch s, then the values. It wants arrays of its own. */
export function plotted({ timesMs }: Timeline, rows: readonly Values[]): uPlot.AlignedData {
  return [timesMs.map(atMs => atMs / 1_000), ...rows.map(row => [...row])];
}

const FONT = '12px "Inter Variable", system-ui, sans-serif';
/** px; below, the numbers at the side leave too little for the line. */
const NARROW = 480;

/** What every graph leaves out: legends and cursors of uPlot's own. One cursor of ours runs through all (chart-cursor.ts). */
const BARE = { legend: { show: false }, cursor: { show: false } } as const;

/** px: half a number above the highest line, half a time of day after the newest second. */
const AXED_PADDING: uPlot.Padding = [12, 18, 0, 0];

/** How a graph writes its axes. */
export interface AxisWords {
  readonly value: (value: number) => string;
  /** Of epoch ms. */
  readonly time: (epochMs: number) => string;
}

/** The stacked stages: one bar a second, so that a single measured second is seen as what it is; the whole way as a line above. */
export function stackOptions(stages: readonly Stage[], words: AxisWords): ChartOptions {
  const bars = uPlot.paths.bars?.({ size: [1, Number.POSITIVE_INFINITY], gap: 0 });
  return {
    ...BARE,
    padding: AXED_PADDING,
    // The highest edge first: each lower one is painted over it. The line comes last, over all.
    series: [
      {},
      ...stages.toReversed().map(stage => ({
        fill: STAGE_COLOURS[stage],
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      })),
      lineSeries({ colour: INK.text, filled: false }, 0),
    ],
    scales: { y: { range: msRange } },
    axes: axes(words),
  };
}

export interface LineStyle {
  readonly colour: string;
  /** Only the first line of a graph is filled. */
  readonly filled: boolean;
}

/** Latency as lines, with both axes. */
export function latencyOptions(lines: readonly LineStyle[], words: AxisWords): ChartOptions {
  return {
    ...BARE,
    padding: AXED_PADDING,
    series: [{}, ...lines.map(line => lineSeries(line, 0))],
    scales: { y: { range: msRange } },
    axes: axes(words),
  };
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
    series: [{}, ...lines.map(line => lineSeries(line, low))],
    scales: { y: { range: (_plot, _min, max) => [low, high ?? (max > low ? max * 1.12 : low + 1)] } },
    axes: [{ show: false }, { show: false }],
  };
}

/** ms from zero; ten at least, so that the noise of a fast display does not look like a mountain. */
export function msRange(_plot: unknown, _min: number | null, max: number | null): [number, number] {
  return [0, Math.max(10, (max ?? 0) * 1.1)];
}

function lineSeries({ colour, filled }: LineStyle, low: number): uPlot.Series {
  return {
    stroke: colour,
    width: 1.5,
    points: { show: true, size: 4, width: 0, fill: colour, filter: lonePoints },
    ...(filled ? { fill: `${colour}26`, fillTo: low } : {}),
  };
}

/** A second between two gaps is no line: without a point nobody would see it. */
export function lonePoints({ data }: Pick<uPlot, 'data'>, series: number): number[] {
  const values = data[series] ?? [];
  const empty = (index: number) => values[index] === null || values[index] === undefined;
  return [...values.keys()].filter(index => !empty(index) && empty(index - 1) && empty(index + 1));
}

/** s. uPlot's own go from one minute to five. */
const TIME_STEPS = [5, 10, 15, 30, 60, 120, 300];

/** `20:41` for `20:41:00` where the labels are whole minutes apart. */
export function timeLabel(time: string, stepS: number): string {
  return stepS >= 60 ? time.replace(/:00$/, '') : time;
}

function axes({ value, time }: AxisWords): uPlot.Axis[] {
  const common = { stroke: INK.quiet, font: FONT, ticks: { show: false } };
  return [
    {
      ...common,
      grid: { show: false },
      size: 28,
      space: 64,
      incrs: TIME_STEPS,
      values: (_plot, at, _axis, _space, step) => at.map(second => timeLabel(time(second * 1_000), step)),
    },
    {
      ...common,
      grid: { stroke: INK.hairline, width: 1 },
      size: plot => (plot.width < NARROW ? 48 : 56),
      space: 44,
      values: (_plot, at) => at.map(value),
    },
  ];
}
