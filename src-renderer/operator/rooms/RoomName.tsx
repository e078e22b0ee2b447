import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { useFocusOnMount } from '../displays/use-focus-on-mount.ts';

/** Characters of a room's name (`RoomName` of the contract). */
export const ROOM_NAME_MAX = 60;

/** The name of a room, and a way to give it another one where it stands. */
export function RoomName({ room }: { room: RoomState }) {
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(room.name);
  const [form, setForm] = useState<'unopened' | 'open' | 'left'>('unopened');
  const save = (typed: string) => {
    setForm('left');
    const name = typed.trim();
    if (name === '' || name === room.name) return;
    void ask(name, () => run(client => client.rooms.rename({ room: room.code, name })));
  };
  if (form === 'open') return <NameForm name={shown} onSave={save} onCancel={() => setForm('left')} />;
  return (
    <div className="room-name">
      <h2 className="room-name__text">{shown}</h2>
      <RenameButton name={shown} returned={form === 'left'} onClick={() => setForm('open')} />
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}

interface RenameButtonProps {
  readonly name: string;
  /** The keyboard comes back from the form. */
  readonly returned: boolean;
  readonly onClick: () => void;
}

function RenameButton({ name, returned, onClick }: RenameButtonProps) {
  const { rooms } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  return (
    <button
      ref={focus}
      type="button"
      className="room-name__edit"
      aria-label={rooms.renameOf(name)}
      onClick={onClick}
    >
      <IconPencil size={16} stroke={1.8} aria-hidden />
      {rooms.rename}
    </button>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ name, onSave, onCancel }: NameFormProps) {
  const { rooms } = useStrings().operator;
  const focus = useFocusOnMount<HTMLInputElement>();
  const [typed, type] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onCancel();
  return (
    <form className="room-name" onSubmit={submit} onKeyDown={onKeyDown}>
      <input
        ref={focus}
        className="form-input room-name__input"
        aria-label={rooms.name}
        value={typed}
        maxLength={ROOM_NAME_MAX}
        autoComplete="off"
        onChange={event => type(event.target.value)}
        onFocus={event => event.target.select()}
      />
      <button type="submit" className="button" disabled={typed.trim() === ''}>
        {rooms.save}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {rooms.cancel}
      </button>
    </form>
  );
}
