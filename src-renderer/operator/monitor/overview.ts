import type { Sample } from '#shared/contract/monitor';
import type { DisplayHealth, DisplayState } from '#shared/contract/state';
import { seenHealth } from '../wall/display-trouble.ts';
import { type Figure, figureOf } from './figures.ts';
import { latency, MEASURES, type Measure } from './measures.ts';
import { presentSecond } from './stage-history.ts';
import { type Timeline, timelineOf, type Values, valuesOf } from './timeline.ts';

/** Seconds that share one step of the small curve: the worst of them is shown, so that no spike is lost. */
const STEP = 10;

/** A display in one line: the same figures that its graphs have. */
export interface Summary {
  /** p95 to light of the second that stands for the present, ms. */
  readonly p95: Figure | undefined;
  /** The highest p95 of a second within ten minutes, ms. */
  readonly worstP95Ms: number | undefined;
  readonly fpsSent: Figure | undefined;
  readonly fpsShown: Figure | undefined;
  /** Within ten minutes. */
  readonly dropped: number;
  /** The worst p95 of every ten seconds, ms; the newest last. */
  readonly curve: Values;
}

const P95 = latency('light', 'p95');
/** A display's samples change once a second, but the page is drawn anew for every display's. */
const known = new WeakMap<readonly Sample[], Summary>();

export function summaryOf(samples: readonly Sample[]): Summary {
  const summary = known.get(samples) ?? summarise(timelineOf(samples));
  known.set(samples, summary);
  return summary;
}

function summarise(timeline: Timeline): Summary {
  const p95 = valuesOf(timeline, P95.read);
  return {
    p95: figureOf(timeline, p95, undefined, { second: presentSecond(timeline) }),
    worstP95Ms: highest(p95) ?? undefined,
    fpsSent: newest(timeline, MEASURES.fpsSent),
    fpsShown: newest(timeline, MEASURES.fpsShown),
    dropped: figureOf(timeline, valuesOf(timeline, MEASURES.dropped.read), undefined, 'sum')?.value ?? 0,
    curve: curveOf(p95),
  };
}

function newest(timeline: Timeline, { read }: Measure): Figure | undefined {
  return figureOf(timeline, valuesOf(timeline, read), undefined, 'newest');
}

/** From the end backwards, so that the newest step is whole. */
function curveOf(values: Values): Values {
  const steps: (number | null)[] = [];
  for (let end = values.length; end > 0; end -= STEP) {
    steps.push(highest(values.slice(Math.max(0, end - STEP), end)) ?? null);
  }
  return steps.reverse();
}

function highest(values: Values): number | undefined {
  return values.reduce<number | undefined>(
    (most, value) => (value === null ? most : Math.max(most ?? value, value)),
    undefined,
  );
}

/** So many lines are in sight at once; of more, those that somebody looks for come first. */
const IN_SIGHT = 5;
const RANK = { dark: 0, stale: 1, live: 2, off: 3 } as const satisfies Record<DisplayHealth, number>;

export interface Line {
  readonly display: DisplayState;
  /** `undefined` until its samples are there. */
  readonly summary: Summary | undefined;
}

/**
 * In the order of the engine as long as all are in sight, for what does not move is found again. Of more, the troubled ones come
 * first, then the slowest of the last ten minutes: the present would make the lines jump.
 */
export function ordered(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= IN_SIGHT) return lines;
  const rank = ({ display }: Line) => RANK[seenHealth(display)];
  const slowness = ({ summary }: Line) => summary?.worstP95Ms ?? 0;
  return lines.toSorted((a, b) => rank(a) - rank(b) || slowness(b) - slowness(a));
}

/** The way of a small curve for an SVG of `width` × `height`, `most` at its top; gaps stay gaps, a lone step is a dot. */
export function curvePath(curve: Values, most: number, width: number, height: number): string {
  const x = (index: number) => rounded((index / Math.max(1, curve.length - 1)) * width);
  const y = (value: number) => rounded(height - (value / Math.max(most, Number.MIN_VALUE)) * height);
  return curve
    .map((value, index) => {
      if (value === null) return '';
      const joined = index > 0 && curve[index - 1] !== null;
      // A way of no length is painted as a dot by a round cap.
      return joined ? `L${x(index)} ${y(value)}` : `M${x(index)} ${y(value)}h0`;
    })
    .join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
