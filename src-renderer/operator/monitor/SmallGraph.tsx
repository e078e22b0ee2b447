import { type ReactNode, useMemo } from 'react';
import { useStrings } from '../../i18n/strings-context.tsx';
import { Chart } from './Chart.tsx';
import { type GraphScale, type LineStyle, lineOptions, plotted } from './chart-options.ts';
import type { Timeline, Values } from './history.ts';

export interface SmallGraphProps {
  readonly title: string;
  /** The number that stands for the graph; left out while nothing is known. */
  readonly figure: ReactNode;
  readonly timeline: Timeline;
  readonly rows: readonly Values[];
  readonly lines: readonly LineStyle[];
  readonly scale: GraphScale;
}

/** One quantity over ten minutes. What a display does not report is said, not drawn. */
export function SmallGraph({ title, figure, timeline, rows, lines, scale }: SmallGraphProps) {
  const { monitor } = useStrings().operator;
  const options = useMemo(() => lineOptions(lines, scale), [lines, scale]);
  const known = rows.some(row => row.some(value => value !== null));
  const data = plotted(timeline, rows);
  return (
    <section className="panel small">
      <div className="small__head">
        <h2 className="small__title">{title}</h2>
        {known && <span className="small__figure">{figure}</span>}
      </div>
      {known ? (
        <Chart label={title} className="small__chart" options={options} data={data} />
      ) : (
        <p className="small__absent">
          {timeline.samples.every(sample => !sample) ? monitor.noSamples : monitor.notReported}
        </p>
      )}
    </section>
  );
}
