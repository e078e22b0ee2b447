import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { wholeSeconds } from '../whole-seconds.ts';

/** What is special about a display; nothing for most. `now`: epoch ms. */
export function Marks({ display, now }: { display: DisplayState; now: number }) {
  const { displays } = useStrings().operator;
  const format = useFormat();
  const { virtual, unconfirmed, busySince } = display;
  return (
    <>
      {virtual && (
        <span className="display-mark" title={displays.virtualText}>
          {displays.virtual}
        </span>
      )}
      {unconfirmed && (
        <span className="display-mark display-mark--stale" title={displays.unconfirmedText}>
          {displays.unconfirmed}
        </span>
      )}
      {busySince !== undefined && (
        <span className="display-mark display-mark--info">
          {displays.busy(format.duration(wholeSeconds(now - busySince)))}
        </span>
      )}
    </>
  );
}
