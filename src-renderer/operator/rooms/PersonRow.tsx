import type { Person } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { wholeSeconds } from '../whole-seconds.ts';
import { PersonActions } from './PersonActions.tsx';

interface PersonRowProps {
  /** The room's code. */
  readonly room: string;
  readonly person: Person;
  /** Epoch ms. */
  readonly now: number;
}

/** What was never measured. */
const UNTOLD = '—';

const TONES = { live: 'live', stale: 'stale', unconfirmed: 'off' } as const;

export function PersonRow({ room, person, now }: PersonRowProps) {
  const texts = useStrings().operator.rooms;
  const { columns } = texts;
  const format = useFormat();
  const { name, role, address, since, roundTripMs, unsentBytes, droppedFrames, liveness } = person;
  return (
    <tr>
      <th scope="row">{name || texts.unnamed}</th>
      <td data-label={columns.role}>{texts.roles[role]}</td>
      <td data-label={columns.address}>
        {address === '' ? texts.thisMachine : <code className="people-table__code">{address}</code>}
      </td>
      <td data-label={columns.since}>{format.duration(wholeSeconds(now - since))}</td>
      <td data-label={columns.roundTrip}>{roundTripMs === undefined ? UNTOLD : format.ms(roundTripMs)}</td>
      <td data-label={columns.unsent}>{format.bytes(unsentBytes)}</td>
      <td data-label={columns.dropped}>{format.number(droppedFrames)}</td>
      <td data-label={columns.liveness}>
        <span className={`room-mark state--${TONES[liveness]}`}>
          <span className="dot" />
          {texts.liveness[liveness]}
        </span>
      </td>
      <td className="people-table__actions">
        <PersonActions room={room} person={person} />
      </td>
    </tr>
  );
}
