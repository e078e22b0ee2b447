import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { explain, troubleOf } from '../wall/display-trouble.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import { StateBadge } from './StateBadge.tsx';

/** How a display is; where it is not well, why, and when it is tried again. `now`: epoch ms. */
export function RowState({ display, now }: { display: DisplayState; now: number }) {
  const strings = useStrings();
  const format = useFormat();
  const trouble = troubleOf(display);
  const retryInMs = trouble?.retryAtMs === undefined ? 0 : trouble.retryAtMs - now;
  return (
    <div className="fleet-row__state">
      <StateBadge display={display} now={now} />
      {trouble && trouble.tone !== 'off' && (
        <span className="fleet-row__why">
          {explain(trouble, strings, display.delivery.transport).what}
          {retryInMs > 0 && ` ${strings.operator.wall.retryIn(format.duration(wholeSeconds(retryInMs)))}`}
        </span>
      )}
    </div>
  );
}
