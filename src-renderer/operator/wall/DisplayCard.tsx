import { useMemo } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useNow } from '../operator.ts';
import { DisplayNumber } from './DisplayNumber.tsx';
import { troubleOf } from './display-trouble.ts';
import { ObedienceLine } from './ObedienceLine.tsx';
import { RouteLine } from './RouteLine.tsx';
import { Screen } from './Screen.tsx';
import { StateControl } from './StateControl.tsx';
import { Unit } from './Unit.tsx';

/** One display: what it was sent, how it is, and how fast it gets its pictures. `room`: the code of the room on the wall. */
export function DisplayCard({ display, room }: { display: DisplayState; room: string }) {
  const { id, name, address } = display;
  const target = useMemo(() => ({ display: id }), [id]);
  const tone = troubleOf(display)?.tone ?? 'live';
  return (
    <Unit as="article" className={`display display--${tone}`} name={name} target={target}>
      <Screen display={display} />
      <div className="display__foot">
        <div className="display__line">
          <h2 className="display__name" title={address}>
            <DisplayNumber display={display} /> {name}
          </h2>
          <Pace display={display} />
        </div>
        <div className="display__line display__line--route">
          <SourceLine display={display} room={room} />
          <StateControl targets={[target]} name={name} state={display.route.state} />
        </div>
        <Report display={display} />
        <ObedienceLine display={display} />
      </div>
    </Unit>
  );
}

function SourceLine({ display, room }: { display: DisplayState; room: string }) {
  const { wall } = useStrings().operator;
  const { transport } = display.delivery;
  return (
    <p className="display__quiet display__quiet--line">
      {display.routed ? <RouteLine route={display.route} room={room} /> : wall.noSource}
      {display.routed && transport !== 'stream' && ` · ${transport}`}
      {display.virtual && ` · ${wall.virtual}`}
    </p>
  );
}

/** Frames a second, and how long ago the newest one left; of finished pictures, which come one by one, only the latter. */
function Pace({ display }: { display: DisplayState }) {
  const { wall } = useStrings().operator;
  const format = useFormat();
  const now = useNow(250);
  const age = display.sent ? format.duration(now - display.sent.atMs) : '—';
  if (display.delivery.transport === 'upload') {
    return <span className="display__pace">{display.sent ? wall.ago(age) : age}</span>;
  }
  return (
    <span className="display__pace">
      {format.fps(display.fpsSent)} · {age}
    </span>
  );
}

/** What was lost on the way, and what the display says of itself; what it does not say is left out. */
function Report({ display }: { display: DisplayState }) {
  const { wall } = useStrings().operator;
  const format = useFormat();
  const facts = [
    display.lightMs === undefined ? undefined : wall.lightMs(format.ms(display.lightMs)),
    wall.dropped(format.number(display.dropped)),
    display.report?.heapBytes === undefined ? undefined : wall.heap(format.bytes(display.report.heapBytes)),
  ];
  const words = facts.filter(fact => fact !== undefined).join(' · ');
  return (
    <p className="display__quiet display__quiet--line" title={words}>
      {words}
    </p>
  );
}
