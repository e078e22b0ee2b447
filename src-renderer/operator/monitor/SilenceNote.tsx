import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { explain, troubleOf } from '../wall/display-trouble.ts';
import { lastingSilence, lengthOf, type Silence } from './silences.ts';

/** Says that the display is silent, since when, why and what to do. */
export function SilenceNote({ display, silences }: { display: DisplayState; silences: readonly Silence[] }) {
  const lasting = lastingSilence(silences);
  return lasting ? <Lasting display={display} silence={lasting} /> : null;
}

function Lasting({ display, silence }: { display: DisplayState; silence: Silence }) {
  const strings = useStrings();
  const { monitor } = strings.operator;
  const format = useFormat();
  const trouble = troubleOf(display);
  const tone = trouble?.tone ?? 'stale';
  const explained = trouble && explain(trouble, strings, display.delivery.transport);
  return (
    <div className={`silence silence--${tone}`} role="status">
      {/* It grows every second: read out once is enough. */}
      <b aria-live="off">
        {monitor.silentSince(display.name, format.time(silence.fromMs), format.duration(lengthOf(silence)))}
      </b>
      {explained && (
        <span>
          {explained.what} {explained.todo}
        </span>
      )}
    </div>
  );
}
