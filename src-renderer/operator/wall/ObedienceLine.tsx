import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useNow } from '../operator.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import { MISSING_AFTER_MS, noteworthyObedience } from './obedience.ts';

/** When a display did what was asked of it, or that it has not; nothing while it just runs. */
export function ObedienceLine({ display }: { display: DisplayState }) {
  const { obedience: texts } = useStrings().operator.wall;
  const format = useFormat();
  const obeyed = noteworthyObedience(display, useNow(250));
  if (!obeyed) return null;
  const { asked } = display.obedience;
  if (obeyed.kind === 'waiting') {
    const late = obeyed.forMs >= MISSING_AFTER_MS;
    return (
      <p className={late ? 'display__quiet display__quiet--late' : 'display__quiet'} role="status">
        {texts.waiting[asked](format.duration(wholeSeconds(obeyed.forMs)))}
      </p>
    );
  }
  const words = texts.obeyed[asked](format.duration(obeyed.afterMs));
  return <p className="display__quiet">{obeyed.confirmed ? words : texts.unconfirmed(words)}</p>;
}
