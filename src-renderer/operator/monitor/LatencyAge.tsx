import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { usePointed } from './cursor-context.ts';
import { ageAt, isOld } from './figures.ts';
import { presentSecond } from './stage-history.ts';
import type { Timeline } from './timeline.ts';

/** How old the latencies of a panel are, when they are old; once for all of them, as they are of one second. */
export function LatencyAge({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const pointed = usePointed(timeline);
  const index = presentSecond(timeline);
  if (pointed !== undefined || index === undefined) return null;
  const ageMs = ageAt(timeline, index);
  return isOld(ageMs) ? (
    <span className="figure__age">{monitor.measuredAgo(format.duration(ageMs))}</span>
  ) : null;
}
