import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { NAME_CHARACTERS } from '#shared/contract/room';
import type { EngineClient } from '../transport/rpc.ts';
import { ProblemNote } from './commands/ProblemNote.tsx';
import { useAsked } from './commands/use-asked.ts';
import { useCommand } from './commands/use-command.ts';
import { newName } from './new-name.ts';
import { useFocusOnMount } from './use-focus-on-mount.ts';
import './forms.css';
import './name-in-place.css';

export interface NameTexts {
  /** What the field is called. */
  readonly name: string;
  readonly rename: string;
  readonly renameOf: (name: string) => string;
  readonly save: string;
  readonly cancel: string;
}

interface NameInPlaceProps {
  readonly name: string;
  readonly texts: NameTexts;
  /** Asks the engine for another name; called only with one that is new. */
  readonly onSave: (client: EngineClient, name: string) => Promise<unknown>;
}

/** The name of something, and a way to give it another one where it stands. */
export function NameInPlace({ name, texts, onSave }: NameInPlaceProps) {
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(name);
  const [form, setForm] = useState<'unopened' | 'open' | 'left'>('unopened');
  const save = (typed: string) => {
    setForm('left');
    const wanted = newName(typed, name);
    if (wanted === undefined) return;
    void ask(wanted, () => run(client => onSave(client, wanted)));
  };
  if (form === 'open')
    return <NameForm name={shown} texts={texts} onSave={save} onCancel={() => setForm('left')} />;
  return (
    <div className="name-in-place">
      <h2 className="name-in-place__text">{shown}</h2>
      <RenameButton name={shown} texts={texts} returned={form === 'left'} onClick={() => setForm('open')} />
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}

interface RenameButtonProps {
  readonly name: string;
  readonly texts: NameTexts;
  /** The keyboard comes back from the form. */
  readonly returned: boolean;
  readonly onClick: () => void;
}

function RenameButton({ name, texts, returned, onClick }: RenameButtonProps) {
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  return (
    <button
      ref={focus}
      type="button"
      className="name-in-place__edit"
      aria-label={texts.renameOf(name)}
      onClick={onClick}
    >
      <IconPencil size={16} stroke={1.8} aria-hidden />
      {texts.rename}
    </button>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly texts: NameTexts;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** Enter saves; Escape leaves the name, and only that: the page stays. */
function NameForm({ name, texts, onSave, onCancel }: NameFormProps) {
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
    <form className="name-in-place" onSubmit={submit} onKeyDown={onKeyDown}>
      <input
        ref={focus}
        className="form-input name-in-place__input"
        aria-label={texts.name}
        value={typed}
        maxLength={NAME_CHARACTERS}
        autoComplete="off"
        onChange={event => type(event.target.value)}
        onFocus={event => event.target.select()}
      />
      <button type="submit" className="button" disabled={typed.trim() === ''}>
        {texts.save}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {texts.cancel}
      </button>
    </form>
  );
}
