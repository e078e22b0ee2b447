import { useMemo } from 'react';
import type { Stage } from '#shared/stages';
import { useFormat, useStrings } from '../../i18n/strings-context.tsx';
import { STAGE_COLOURS } from '../../theme/stage-colours.ts';
import { useNow } from '../operator.ts';
import { Chart } from './Chart.tsx';

import { plotted, stageOptions } from './chart-options.ts';
import {
  absentStages,
  newest,
  newestTotal,
  reportedStages,
  stackedMedians,
  type Timeline,
  valuesOf,
  worstSecond,
} from './history.ts';

/** The way from stroke to light: stacked medians by stage, the whole way in numbers, and what made the worst second slow. */
export function LightPanel({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const names = reportedStages(timeline).join(' ');
  // The names as text keep the identity from second to second, and with it the graph.
  const stages = useMemo(() => names.split(' ').filter(isStage), [names]);
  return (
    <section className="panel light">
      <div className="light__head">
        <h2 className="light__title">{monitor.light}</h2>
        <Totals timeline={timeline} />
        <Legend timeline={timeline} stages={stages} />
      </div>
      {stages.length > 0 ? (
        <StageChart timeline={timeline} stages={stages} />
      ) : (
        <div className="light__chart light__chart--empty">
          <p className="empty__title">{monitor.nothingMeasured}</p>
          <p className="empty__text">{monitor.nothingMeasuredText}</p>
        </div>
      )}
      <Remarks timeline={timeline} />
    </section>
  );
}

function StageChart({ timeline, stages }: { timeline: Timeline; stages: readonly Stage[] }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const options = useMemo(
    () => stageOptions(stages, value => format.ms(value), format.time),
    [stages, format],
  );
  const data = useMemo(
    () => plotted(timeline, stackedMedians(timeline, stages).toReversed()),
    [timeline, stages],
  );
  return <Chart label={monitor.lightLabel} className="light__chart" options={options} data={data} />;
}

/** p50, p95 and p99 of the newest measured second; how old it is, when it is old. */
function Totals({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const now = useNow(1_000);
  const measured = newestTotal(timeline);
  if (!measured) return null;
  const ageMs = now - measured.atMs;
  return (
    <div className="light__totals">
      {(['p50', 'p95', 'p99'] as const).map(name => (
        <span key={name}>
          {name} <b>{format.ms(measured.total[name])}</b>
        </span>
      ))}
      {ageMs > 3_000 && <span>{monitor.percentilesAge(format.duration(ageMs))}</span>}
    </div>
  );
}

function Legend({ timeline, stages }: { timeline: Timeline; stages: readonly Stage[] }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  return (
    <ul className="legend">
      {stages.map(stage => {
        const ms = newest(valuesOf(timeline, sample => sample.stages[stage]?.p50));
        return (
          <li key={stage} className="legend__stage">
            <span className="legend__colour" style={{ background: STAGE_COLOURS[stage] }} />
            {monitor.stages[stage]} {ms !== undefined && <b>{format.ms(ms)}</b>}
          </li>
        );
      })}
    </ul>
  );
}

function Remarks({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const worst = worstSecond(timeline);
  const absent = absentStages(timeline);
  return (
    <p className="light__remarks">
      {worst &&
        monitor.worst(
          format.time(worst.atMs),
          format.ms(worst.totalMs),
          monitor.stages[worst.stage],
          format.ms(worst.stageMs),
        )}{' '}
      {worst && worst.dropped > 0 && monitor.worstDropped(worst.dropped)}{' '}
      {absent.length > 0 && monitor.stagesAbsent(absent.map(stage => monitor.stages[stage]).join(', '))}
    </p>
  );
}

function isStage(name: string): name is Stage {
  return name in STAGE_COLOURS;
}
