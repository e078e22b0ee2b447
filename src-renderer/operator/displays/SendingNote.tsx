import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useNow } from '../operator.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import { sendingWords } from './delivery-words.ts';

/** What less than the goal asks for is worth a colour. */
const LESS = new Set(['falling-behind', 'byte-budget', 'frame-too-large', 'recovering']);

/** What is sent now, since when and why; nothing while nothing is sent. */
export function SendingNote({ display: { sending, delivery } }: { display: DisplayState }) {
  const strings = useStrings();
  const { displays } = strings.operator;
  const format = useFormat();
  const now = useNow(1_000);
  if (!sending) return null;
  const tone = LESS.has(sending.why) ? 'less' : 'all';
  return (
    <div className={`sending-note sending-note--${tone}`} role="status">
      <p className="sending-note__what">
        {displays.now(sendingWords(delivery, sending, strings, format))}
        <span className="sending-note__since">
          {displays.nowSince(format.duration(wholeSeconds(now - sending.since)))}
        </span>
      </p>
      <p>
        {displays.nowWhys[sending.why]} {sending.regions && displays.nowRegions}
      </p>
      {sending.detail && <p className="form-hint">{displays.nowObserved(sending.detail)}</p>}
    </div>
  );
}
