import type { Transport } from '#shared/contract/delivery';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useNow } from '../operator.ts';
import { seenHealth, troubleOf } from './display-trouble.ts';
import { SentPicture } from './SentPicture.tsx';
import { TroubleNote } from './TroubleNote.tsx';

/** One display: what it was sent, how it is, and how fast it gets its pictures. */
export function DisplayCard({ display, room }: { display: DisplayState; room: string }) {
  const { operator } = useStrings();
  const trouble = troubleOf(display);
  const health = seenHealth(display);
  const { transport } = display.delivery;
  return (
    <article className={`display display--${trouble?.tone ?? 'live'}`} aria-label={display.name}>
      <div className="display__screen">
        {display.sent && trouble?.place !== 'cover' && (
          <SentPicture display={display.id} name={display.name} />
        )}
        {!display.sent && !trouble && <NeverSent transport={transport} />}
        {trouble && <TroubleNote trouble={trouble} transport={transport} />}
        <span className={`chip state--${health}`}>
          <span className="dot" />
          {operator.healthOfOne[health]}
        </span>
      </div>
      <div className="display__foot">
        <div className="display__line">
          <h2 className="display__name" title={display.address}>
            {display.name}
          </h2>
          <Pace display={display} />
        </div>
        <p className="display__quiet">
          {display.routed ? operator.wall.source(room) : operator.wall.noSource}
          {display.routed && transport !== 'stream' && ` · ${transport}`}
          {display.virtual && ` · ${operator.wall.virtual}`}
        </p>
        <Report display={display} />
      </div>
    </article>
  );
}

function NeverSent({ transport }: { transport: Transport }) {
  const { wall } = useStrings().operator;
  return (
    <div className="trouble trouble--cover">
      <p className="trouble__what">{wall.neverSent}</p>
      <p className="trouble__todo">{wall.neverSentText[transport]}</p>
    </div>
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
  return <p className="display__quiet">{facts.filter(fact => fact !== undefined).join(' · ')}</p>;
}
