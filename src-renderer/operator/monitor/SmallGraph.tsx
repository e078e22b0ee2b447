import { Fragment, useMemo } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { Chart } from './Chart.tsx';
import { type GraphScale, type LineStyle, lineOptions, plotted } from './chart-options.ts';
import { usePointed } from './cursor-context.ts';
import { FigureText } from './FigureText.tsx';
import type { Resting } from './figures.ts';
import type { Measure } from './measures.ts';
import { type Timeline, valuesOf } from './timeline.ts';
import type { View } from './view.ts';

/** What a small graph is made of; constant, so that the graph is made once. */
export interface SmallGraphSpec {
  readonly lines: readonly (LineStyle & { readonly measure: Measure })[];
  readonly scale: GraphScale;
  readonly resting: Resting;
}

export interface SmallGraphProps {
  readonly title: string;
  readonly spec: SmallGraphSpec;
  readonly write: (value: number) => string;
  /** What each line's number is of, after it. */
  readonly words?: readonly string[];
  /** After the number while nobody points at a second. */
  readonly restingWord?: string;
  readonly view: View;
}

/** One quantity over ten minutes. What a display does not report is said, not drawn. */
export function SmallGraph(props: SmallGraphProps) {
  const { title, spec, view } = props;
  const { monitor } = useStrings().operator;
  const rows = useMemo(
    () => spec.lines.map(({ measure }) => valuesOf(view.timeline, measure.read)),
    [view, spec],
  );
  const data = useMemo(() => plotted(view.timeline, rows), [view, rows]);
  const options = useMemo(() => lineOptions(spec.lines, spec.scale), [spec]);
  const known = rows.some(row => row.some(value => value !== null));
  return (
    <section className="panel small">
      <div className="small__head">
        <h2 className="small__title">{title}</h2>
        {known && <Figures {...props} />}
      </div>
      {known ? (
        <Chart label={title} className="small__chart" options={options} data={data} bands={view.bands} />
      ) : (
        <p className="small__absent">{isEmpty(view.timeline) ? monitor.noSamples : monitor.notReported}</p>
      )}
    </section>
  );
}

function Figures({ spec, view, write, words, restingWord }: SmallGraphProps) {
  const pointed = usePointed(view.timeline);
  return (
    <span className="small__figure">
      {spec.lines.map(({ measure }, index) => (
        <Fragment key={measure.column}>
          {index > 0 && ' · '}
          <FigureText
            timeline={view.timeline}
            measure={measure}
            write={write}
            resting={spec.resting}
            word={words?.[index]}
          />
        </Fragment>
      ))}
      {pointed === undefined && restingWord && ` ${restingWord}`}
    </span>
  );
}

function isEmpty({ samples }: Timeline): boolean {
  return samples.every(sample => !sample);
}
