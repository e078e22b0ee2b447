import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { NAME_MAX, newName } from './display-name.ts';
import { useFocusOnMount } from './use-focus-on-mount.ts';

/** The name of a display, and a way to give it another one where it stands. */
export function NameInPlace({ display, name }: { display: string; name: string }) {
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(name);
  const [form, setForm] = useState<'unopened' | 'open' | 'left'>('unopened');
  const save = (typed: string) => {
    setForm('left');
    const wanted = newName(typed, name);
    if (wanted === undefined) return;
    void ask(wanted, () => run(client => client.displays.rename({ display, name: wanted })));
  };
  if (form === 'open') return <NameForm name={shown} onSave={save} onCancel={() => setForm('left')} />;
  return (
    <div className="display-name">
      <h2 className="display-name__text">{shown}</h2>
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
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  return (
    <button
      ref={focus}
      type="button"
      className="display-name__edit"
      aria-label={displays.renameOf(name)}
      onClick={onClick}
    >
      <IconPencil size={16} stroke={1.8} aria-hidden />
      {displays.rename}
    </button>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** Enter saves; Escape leaves the name, and only that: the page stays. */
function NameForm({ name, onSave, onCancel }: NameFormProps) {
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLInputElement>();
  const [typed, type] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className="display-name" onSubmit={submit} onKeyDown={onKeyDown}>
      <input
        ref={focus}
        className="display-input display-name__input"
        aria-label={displays.name}
        value={typed}
        maxLength={NAME_MAX}
        autoComplete="off"
        onChange={event => type(event.target.value)}
        onFocus={event => event.target.select()}
      />
      <button type="submit" className="button" disabled={typed.trim() === ''}>
        {displays.save}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {displays.cancel}
      </button>
    </form>
  );
}
