import type { Person } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useNow } from '../operator.ts';
import { PersonRow } from './PersonRow.tsx';

interface PeopleTableProps {
  /** The room's code. */
  readonly room: string;
  readonly people: readonly Person[];
}

/** One line a connection. On a narrow page each line is a card. */
export function PeopleTable({ room, people }: PeopleTableProps) {
  const { columns, actions, people: title } = useStrings().operator.rooms;
  const now = useNow(1_000);
  return (
    <table className="people-table" aria-label={title}>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, name]) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">
            <span className="people-table__unseen">{actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <PersonRow key={person.client} room={room} person={person} now={now} />
        ))}
      </tbody>
    </table>
  );
}
