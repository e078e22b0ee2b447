import { memo } from 'react';
import type { DisplayState } from '#shared/contract/state';
import type { Format } from '../../i18n/format.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { seenHealth } from '../wall/display-trouble.ts';
import { isOld } from './figures.ts';
import { curvePath, type Summary } from './overview.ts';

interface OverviewRowProps {
  readonly display: DisplayState;
  readonly summary: Summary | undefined;
  /** The highest p95 of all displays, ms: the top of every small curve. */
  readonly most: number;
  readonly chosen: boolean;
  readonly choose: (displayId: string) => void;
}

export function OverviewRow({ display, summary, most, chosen, choose }: OverviewRowProps) {
  const { operator } = useStrings();
  const format = useFormat();
  const health = seenHealth(display);
  return (
    <tr className="overview__row" data-chosen={chosen}>
      <th scope="row">
        <button
          type="button"
          className="overview__name"
          aria-pressed={chosen}
          onClick={() => choose(display.id)}
        >
          {display.name}
        </button>
        <span className={`overview__state state--${health}`}>
          <span className="dot" />
          {operator.healthOfOne[health]}
        </span>
      </th>
      <td className="overview__wide">
        <Curve summary={summary} most={most} />
      </td>
      <td>
        <P95 summary={summary} />
      </td>
      <td className="overview__wide">{written(summary?.worstP95Ms, format.ms)}</td>
      <td>{framesOf(summary, format)}</td>
      <td>{written(summary?.dropped, format.number)}</td>
    </tr>
  );
}

/** An old number is no news: it is as quiet as the rest of the row. */
function P95({ summary }: { summary: Summary | undefined }) {
  const format = useFormat();
  const { monitor } = useStrings().operator;
  if (!summary?.p95) return '—';
  const { value, ageMs } = summary.p95;
  return (
    <b
      className={isOld(ageMs) ? 'overview__old' : 'overview__p95'}
      title={isOld(ageMs) ? monitor.ago(format.duration(ageMs)) : undefined}
    >
      {format.ms(value)}
    </b>
  );
}

const CURVE = { width: 240, height: 22 };

const Curve = memo(function Curve({ summary, most }: { summary: Summary | undefined; most: number }) {
  if (!summary) return null;
  return (
    <svg
      className="overview__curve"
      viewBox={`0 -2 ${CURVE.width} ${CURVE.height + 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={curvePath(summary.curve, most, CURVE.width, CURVE.height)} />
    </svg>
  );
});

function framesOf(summary: Summary | undefined, format: Format): string {
  const sent = written(summary?.fpsSent?.value, format.number);
  const shown = summary?.fpsShown;
  return shown ? `${sent} / ${isOld(shown.ageMs) ? '—' : format.number(shown.value, 1)}` : sent;
}

function written(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '—' : write(value);
}
