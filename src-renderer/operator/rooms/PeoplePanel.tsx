import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { inOrder } from './people-order.ts';
import { RemovalNotes } from './RemovalNotes.tsx';
import { usePeople } from './use-people.ts';
import './people.css';

/** Who is in the room, how they are connected, and what can be done about them. */
export function PeoplePanel({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const people = usePeople(room.code);
  return (
    <section className="panel people" aria-label={texts.people}>
      <h3 className="panel__title">{texts.people}</h3>
      <RemovalNotes room={room.code} />
      {!people && <p className="form-hint">{texts.peopleLoading}</p>}
      {people?.length === 0 && <p className="form-hint">{texts.nobody}</p>}
      {people && people.length > 0 && <PeopleTable room={room.code} people={inOrder(people)} />}
      {people?.some(({ liveness }) => liveness === 'unconfirmed') && (
        <p className="form-hint people__note">{texts.unconfirmedText}</p>
      )}
    </section>
  );
}
