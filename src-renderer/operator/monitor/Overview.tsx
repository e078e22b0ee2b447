import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { EncodeOnce } from './EncodeOnce.tsx';
import { OverviewRow } from './OverviewRow.tsx';
import { ordered, type Summary, summaryOf } from './overview.ts';
import type { Shown } from './use-monitor.ts';
import './overview.css';

interface OverviewProps {
  readonly shown: Shown;
  readonly chosen: string;
  readonly choose: (displayId: string) => void;
}

/** Every display in a line, on one scale: which one is worse is seen before it is read. */
export function Overview({ shown, chosen, choose }: OverviewProps) {
  const { monitor } = useStrings().operator;
  const rows = ordered(
    (shown.displays ?? []).map(display => ({ display, summary: summaryIn(shown, display) })),
  );
  const most = Math.max(0, ...rows.map(({ summary }) => summary?.worstP95Ms ?? 0));
  return (
    <div className="overview panel">
      <table className="overview__table" aria-label={monitor.overview}>
        <thead>
          <tr>
            <th scope="col">{monitor.display}</th>
            <th scope="col" className="overview__wide">
              {monitor.p95Curve}
            </th>
            <th scope="col">{monitor.p95}</th>
            <th scope="col" className="overview__wide">
              {monitor.p95Worst}
            </th>
            <th scope="col">{monitor.fps}</th>
            <th scope="col">{monitor.droppedTitle}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ display, summary }) => (
            <OverviewRow
              key={display.id}
              display={display}
              summary={summary}
              most={most}
              chosen={display.id === chosen}
              choose={choose}
            />
          ))}
        </tbody>
      </table>
      {shown.making && <EncodeOnce making={shown.making} />}
    </div>
  );
}

function summaryIn({ samples }: Shown, { id }: DisplayState): Summary | undefined {
  const ofOne = samples.get(id);
  return ofOne && summaryOf(ofOne);
}
