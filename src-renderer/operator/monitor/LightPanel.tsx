import { useMemo } from 'react';
import type { Transport } from '#shared/contract/delivery';
import type { Stage } from '#shared/stages';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { STAGE_COLOURS } from '../../theme/stage-colours.ts';
import { Chart } from './Chart.tsx';
import { plotted, stackOptions } from './chart-options.ts';
import { FigureText } from './FigureText.tsx';
import { LatencyAge } from './LatencyAge.tsx';
import { LightRemarks } from './LightRemarks.tsx';
import { latency } from './measures.ts';
import { presentSecond, reportedStages, stackedMedians } from './stage-history.ts';
import { type Timeline, valuesOf } from './timeline.ts';
import type { View } from './view.ts';

const WHOLE = latency('light', 'p50');

/** The way from stroke to light: medians by stage, one on the other, and the median of the whole way as a line. */
export function LightPanel({ view, transport }: { view: View; transport: Transport }) {
  const { monitor } = useStrings().operator;
  const names = reportedStages(view.timeline).join(' ');
  // The names as text keep the identity from second to second, and with it the graph.
  const stages = useMemo(() => names.split(' ').filter(isStage), [names]);
  return (
    <section className="panel graph graph--stack">
      <div className="graph__head">
        <h2 className="graph__title">{monitor.light}</h2>
        <LatencyAge timeline={view.timeline} />
        <Legend timeline={view.timeline} stages={stages} />
      </div>
      {stages.length > 0 ? (
        <StackChart view={view} stages={stages} />
      ) : (
        <div className="graph__chart graph__chart--empty">
          <p className="empty__title">{monitor.nothingMeasured}</p>
          <p className="empty__text">{monitor.nothingMeasuredText}</p>
        </div>
      )}
      <LightRemarks view={view} transport={transport} />
    </section>
  );
}

function StackChart({ view: { timeline, bands }, stages }: { view: View; stages: readonly Stage[] }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const options = useMemo(
    () => stackOptions(stages, { value: format.ms, time: format.time }),
    [stages, format],
  );
  const data = useMemo(
    () =>
      plotted(timeline, [...stackedMedians(timeline, stages).toReversed(), valuesOf(timeline, WHOLE.read)]),
    [timeline, stages],
  );
  return (
    <Chart label={monitor.lightLabel} className="graph__chart" options={options} data={data} bands={bands} />
  );
}

function Legend({ timeline, stages }: { timeline: Timeline; stages: readonly Stage[] }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const resting = useMemo(() => ({ second: presentSecond(timeline) }), [timeline]);
  if (stages.length === 0) return null;
  return (
    <ul className="legend">
      {stages.map(stage => (
        <li key={stage} className="legend__entry">
          <span className="legend__colour" style={{ background: STAGE_COLOURS[stage] }} />
          {monitor.stages[stage]}{' '}
          <FigureText timeline={timeline} measure={MEDIANS[stage]} write={format.ms} resting={resting} />
        </li>
      ))}
      <li className="legend__entry">
        <span className="legend__line" />
        {monitor.wholeWay}{' '}
        <FigureText timeline={timeline} measure={WHOLE} write={format.ms} resting={resting} />
      </li>
    </ul>
  );
}

const MEDIANS = {
  compose: latency('compose', 'p50'),
  encode: latency('encode', 'p50'),
  queue: latency('queue', 'p50'),
  transfer: latency('transfer', 'p50'),
  decode: latency('decode', 'p50'),
  show: latency('show', 'p50'),
} as const satisfies Record<Stage, unknown>;

function isStage(name: string): name is Stage {
  return name in STAGE_COLOURS;
}
