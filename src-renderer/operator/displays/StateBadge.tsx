import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { wholeSeconds } from '../whole-seconds.ts';
import { seenState } from './seen-state.ts';

/** The state in a colour and a word; of one that is not well, since when. `now`: epoch ms. */
export function StateBadge({ display, now }: { display: DisplayState; now: number }) {
  const { displays } = useStrings().operator;
  const format = useFormat();
  const { word, tone, sinceMs } = seenState(display);
  const counts = tone === 'stale' || tone === 'dark';
  return (
    <span className={`display-badge state--${tone}`}>
      <span className="dot" />
      {displays.states[word]}
      {counts && ` ${format.duration(wholeSeconds(now - sinceMs))}`}
    </span>
  );
}
