import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { DisplayNumber } from '../wall/DisplayNumber.tsx';
import { SentPicture } from '../wall/SentPicture.tsx';
import { hasFpsCap } from './delivery-change.ts';
import { madeWords, transportWords } from './delivery-words.ts';
import { Marks } from './Marks.tsx';
import { RowState } from './RowState.tsx';
import { seenState } from './seen-state.ts';

interface FleetRowProps {
  readonly display: DisplayState;
  /** Epoch ms. */
  readonly now: number;
  readonly focused: boolean;
  readonly onChoose: () => void;
}

/** Twice a second is live enough for a picture as large as a thumb. */
const THUMB_EVERY_MS = 500;

/** What a display does not tell, and what means nothing for its transport. */
const UNTOLD = '—';

export function FleetRow({ display, now, focused, onChoose }: FleetRowProps) {
  const strings = useStrings();
  const { displays } = strings.operator;
  const { columns } = displays;
  const format = useFormat();
  const { delivery, report, sent } = display;
  return (
    <tr className={`fleet-row fleet-row--${seenState(display).tone}`}>
      <th scope="row">
        <div className="fleet-row__name">
          <Thumb display={display} />
          <div>
            <span className="fleet-row__title">
              <DisplayNumber display={display} />
              <NameButton name={display.name} focused={focused} onChoose={onChoose} />
            </span>
            <span className="fleet-row__address">{display.address.replace('http://', '')}</span>
            <Marks display={display} now={now} />
          </div>
        </div>
      </th>
      <td>
        <RowState display={display} now={now} />
      </td>
      <td data-label={columns.delivery} className="fleet-row__number">
        <div>
          {transportWords(delivery, strings, format)}
          <span className="fleet-row__quiet">{madeWords(display, strings, format)}</span>
        </div>
      </td>
      <td data-label={columns.fps} className="fleet-row__number">
        {hasFpsCap(delivery) ? format.number(display.fpsSent) : UNTOLD}
        {' / '}
        {shown(report?.fpsShown, value => format.number(value))}
      </td>
      <td data-label={columns.heap} className="fleet-row__number">
        {shown(report?.heapBytes, format.bytes)}
      </td>
      <td data-label={columns.signal} className="fleet-row__number">
        {shown(report?.rssiDbm, format.dbm)}
      </td>
      <td data-label={columns.age} className="fleet-row__number">
        {sent ? format.duration(now - sent.atMs) : displays.never}
      </td>
    </tr>
  );
}

/** Opens the display's page; the style sheet makes the whole row its target. */
function NameButton(props: { name: string; focused: boolean; onChoose: () => void }) {
  const focus = useFocusOnMount<HTMLButtonElement>(props.focused);
  return (
    <button ref={focus} type="button" data-step className="fleet-row__open" onClick={props.onChoose}>
      {props.name}
    </button>
  );
}

function Thumb({ display }: { display: DisplayState }) {
  return (
    <span className="fleet-row__thumb">
      {display.sent && <SentPicture display={display.id} name={display.name} calmMs={THUMB_EVERY_MS} />}
    </span>
  );
}

function shown(value: number | undefined, say: (value: number) => string): string {
  return value === undefined ? UNTOLD : say(value);
}
