import { useMemo } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { usePointed } from './cursor-context.ts';
import { figureOf, isOld, type Resting } from './figures.ts';
import type { Measure } from './measures.ts';
import { type Timeline, valuesOf } from './timeline.ts';

interface FigureTextProps {
  readonly timeline: Timeline;
  readonly measure: Measure;
  readonly write: (value: number) => string;
  readonly resting?: Resting;
  /** What the number is of. */
  readonly word?: string | undefined;
}

/** The number beside a graph: of the second that is pointed at, else of now; how old it is, where it is old and alone. */
export function FigureText({ timeline, measure, write, resting = 'newest', word }: FigureTextProps) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const pointed = usePointed(timeline);
  const values = useMemo(() => valuesOf(timeline, measure.read), [timeline, measure]);
  const figure = figureOf(timeline, values, pointed, resting);
  if (!figure) return <b title={monitor.notMeasured}>—</b>;
  return (
    <>
      <b>{write(figure.value)}</b>
      {word && ` ${word}`}
      {typeof resting === 'string' && isOld(figure.ageMs) && (
        <span className="figure__age"> · {monitor.ago(format.duration(figure.ageMs))}</span>
      )}
    </>
  );
}
