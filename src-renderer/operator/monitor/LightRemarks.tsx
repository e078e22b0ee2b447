import type { Transport } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { usePointed } from './cursor-context.ts';
import { lengthOf, type Silence } from './silences.ts';
import { absentStages, partsAndWhole, presentSecond, worstSecond } from './stage-history.ts';
import type { Timeline } from './timeline.ts';
import type { View } from './view.ts';

/** What the stacked graph cannot say by itself: what is missing, what does not add up, and what was slow. */
export function LightRemarks({ view, transport }: { view: View; transport: Transport }) {
  const { timeline, bands } = view;
  return (
    <div className="graph__remarks">
      <PastSilence silences={bands} />
      <Worst timeline={timeline} />
      <PartsAndWhole timeline={timeline} />
      <Absent timeline={timeline} transport={transport} />
    </div>
  );
}

function PastSilence({ silences }: { silences: readonly Silence[] }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const past = silences.findLast(({ lasting }) => !lasting);
  if (!past) return null;
  const say = past.who === 'display' ? monitor.wasSilent : monitor.wasUnmeasured;
  return <p>{say(format.time(past.fromMs), format.duration(lengthOf(past)))}</p>;
}

function Worst({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const worst = worstSecond(timeline);
  if (!worst) return null;
  const { atMs, totalMs, stage, stageMs, dropped } = worst;
  return (
    <p>
      {monitor.worst(format.time(atMs), format.ms(totalMs), monitor.stages[stage], format.ms(stageMs))}
      {dropped > 0 && ` ${monitor.worstDropped(dropped)}`}
    </p>
  );
}

/** Only where both are different numbers as they are written: nobody asks about what looks the same. */
function PartsAndWhole({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const index = usePointed(timeline) ?? presentSecond(timeline);
  const both = index === undefined ? undefined : partsAndWhole(timeline, index);
  if (!both) return null;
  const [parts, whole] = [format.ms(both.partsMs), format.ms(both.wholeMs)];
  return parts === whole ? null : <p>{monitor.partsAndWhole(parts, whole)}</p>;
}

function Absent({ timeline, transport }: { timeline: Timeline; transport: Transport }) {
  const { monitor } = useStrings().operator;
  const absent = absentStages(timeline);
  if (absent.length === 0) return null;
  return <p>{monitor.stagesAbsent(absent.map(stage => monitor.stages[stage]).join(', '), transport)}</p>;
}
