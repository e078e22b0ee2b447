import type { Transport } from '#shared/contract/delivery';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { PatternChip } from '../patterns/PatternChip.tsx';
import { seenHealth, troubleOf } from './display-trouble.ts';
import { SentPicture } from './SentPicture.tsx';
import { SourceTrouble } from './SourceTrouble.tsx';
import { TroubleNote } from './TroubleNote.tsx';

/** What a display was sent, and what there is to know of that. */
export function Screen({ display }: { display: DisplayState }) {
  const trouble = troubleOf(display);
  const { transport } = display.delivery;
  return (
    <div className="display__screen">
      {display.sent && trouble?.place !== 'cover' && <SentPicture display={display.id} name={display.name} />}
      {!display.sent && !trouble && <NeverSent transport={transport} />}
      {trouble?.place === 'cover' && <TroubleNote trouble={trouble} transport={transport} />}
      {trouble?.place !== 'cover' && (
        <div className="display__notes">
          {display.sourceProblem && <SourceTrouble problem={display.sourceProblem} />}
          {trouble && <TroubleNote trouble={trouble} transport={transport} />}
        </div>
      )}
      <Chips display={display} />
    </div>
  );
}

/** How the display is; what its route is in, if that is not the usual; the test pattern that covers it. */
function Chips({ display }: { display: DisplayState }) {
  const { operator } = useStrings();
  const health = seenHealth(display);
  const { state } = display.route;
  return (
    <div className="display__chips">
      <span className={`chip state--${health}`}>
        <span className="dot" />
        {operator.healthOfOne[health]}
      </span>
      {state !== 'live' && (
        <span className={`chip state--${state === 'frozen' ? 'info' : 'dark'}`}>
          {operator.wall.states.marks[state]}
        </span>
      )}
      {display.pattern && <PatternChip display={display} lease={display.pattern} />}
    </div>
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
