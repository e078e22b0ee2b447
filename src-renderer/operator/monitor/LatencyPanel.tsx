import { useMemo } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { PERCENTILE_COLOURS } from '../../theme/graph-colours.ts';
import { Chart } from './Chart.tsx';
import { latencyOptions, plotted } from './chart-options.ts';
import { FigureText } from './FigureText.tsx';
import { LatencyAge } from './LatencyAge.tsx';
import { latency, PERCENTILES, type Way } from './measures.ts';
import { presentSecond } from './stage-history.ts';
import { type Timeline, valuesOf } from './timeline.ts';
import type { View } from './view.ts';
import { WayChoice } from './WayChoice.tsx';
import { wayWord } from './way-word.ts';

const LINES = PERCENTILES.map(percentile => ({
  colour: PERCENTILE_COLOURS[percentile],
  filled: percentile === 'p50',
}));

interface LatencyPanelProps {
  readonly view: View;
  readonly way: Way;
  readonly chooseWay: (way: Way) => void;
}

/** p50, p95 and p99 of a stage or of the whole way. */
export function LatencyPanel({ view, way, chooseWay }: LatencyPanelProps) {
  const { operator } = useStrings();
  const { monitor } = operator;
  const { samples } = view.timeline;
  const measured = samples.some(sample => sample && latency(way, 'p50').read(sample) !== undefined);
  const anything = presentSecond(view.timeline) !== undefined;
  return (
    <section className="panel graph graph--latency">
      <div className="graph__head">
        <h2 className="graph__title">{monitor.latency}</h2>
        {measured && <Percentiles timeline={view.timeline} way={way} />}
      </div>
      <WayChoice way={way} choose={chooseWay} />
      {measured ? (
        <LatencyChart view={view} way={way} />
      ) : (
        <p className="graph__chart graph__chart--empty small__absent">
          {anything ? monitor.wayAbsent(wayWord(way, operator)) : monitor.nothingMeasured}
        </p>
      )}
    </section>
  );
}

function LatencyChart({ view: { timeline, bands }, way }: { view: View; way: Way }) {
  const { operator } = useStrings();
  const format = useFormat();
  const options = useMemo(() => latencyOptions(LINES, { value: format.ms, time: format.time }), [format]);
  const data = useMemo(
    () =>
      plotted(
        timeline,
        PERCENTILES.map(percentile => valuesOf(timeline, latency(way, percentile).read)),
      ),
    [timeline, way],
  );
  const label = operator.monitor.latencyLabel(wayWord(way, operator));
  return <Chart label={label} className="graph__chart" options={options} data={data} bands={bands} />;
}

function Percentiles({ timeline, way }: { timeline: Timeline; way: Way }) {
  const format = useFormat();
  const measures = useMemo(
    () => PERCENTILES.map(percentile => ({ percentile, measure: latency(way, percentile) })),
    [way],
  );
  const resting = useMemo(() => ({ second: presentSecond(timeline) }), [timeline]);
  return (
    <div className="percentiles">
      {measures.map(({ percentile, measure }) => (
        <span key={percentile} className="percentiles__one">
          <span className="legend__colour" style={{ background: PERCENTILE_COLOURS[percentile] }} />
          {percentile}{' '}
          <FigureText timeline={timeline} measure={measure} write={format.ms} resting={resting} />
        </span>
      ))}
      <LatencyAge timeline={timeline} />
    </div>
  );
}
