import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { explain, type Trouble, troubleOf } from '../wall/display-trouble.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import { seenState } from './seen-state.ts';

/** How the display is, since when, why, and what to do. `now`: epoch ms. */
export function StatePanel({ display, now }: { display: DisplayState; now: number }) {
  const { displays, wall } = useStrings().operator;
  const format = useFormat();
  const { word, tone, sinceMs } = seenState(display);
  const trouble = troubleOf(display);
  return (
    <section className={`panel display-state display-state--${tone}`} role="status">
      <p className={`display-state__word state--${tone}`}>
        <span className="dot" />
        {displays.states[word]}
        <span className="display-state__since">
          {wall.since(format.duration(wholeSeconds(now - sinceMs)))}
        </span>
      </p>
      {trouble ? (
        <WhatAndWhatToDo display={display} trouble={trouble} now={now} />
      ) : (
        <p>{word === 'connecting' ? displays.connectingText : displays.well}</p>
      )}
      {display.unconfirmed && <p className="display-state__small">{displays.unconfirmedText}</p>}
      {display.virtual && <p className="display-state__small">{displays.virtualText}</p>}
    </section>
  );
}

interface WhatProps {
  readonly display: DisplayState;
  readonly trouble: Trouble;
  readonly now: number;
}

function WhatAndWhatToDo({ display, trouble, now }: WhatProps) {
  const strings = useStrings();
  const format = useFormat();
  const { wall } = strings.operator;
  const { what, todo } = explain(trouble, strings, display.delivery.transport);
  const { retryAtMs, why } = trouble;
  return (
    <>
      <p className="display-state__what">{what}</p>
      <p>{todo}</p>
      {retryAtMs !== undefined && (
        <p className="display-state__small">
          {retryAtMs > now ? wall.retryIn(format.duration(wholeSeconds(retryAtMs - now))) : wall.trying}
        </p>
      )}
      {why?.detail && <p className="display-state__small">{wall.observed(why.detail)}</p>}
    </>
  );
}
