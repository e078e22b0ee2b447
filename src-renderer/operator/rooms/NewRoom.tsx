import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { NAME_CHARACTERS } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { FormField } from '../FormField.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { CanvasFields } from './CanvasFields.tsx';
import { DEFAULT_FORM, shapeOf } from './canvas-choice.ts';
import { PinInput } from './PinInput.tsx';
import { isPin } from './pin.ts';
import './room-forms.css';

interface NewRoomProps {
  /** With the code of the new room. */
  readonly onOpened: (room: string) => void;
  readonly onCancel: () => void;
}

/** Opens a room: nothing has to be filled in. */
export function NewRoom({ onOpened, onCancel }: NewRoomProps) {
  const texts = useStrings().operator.rooms;
  const { run, busy, problem } = useCommand();
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [form, setForm] = useState(DEFAULT_FORM);
  const [tried, setTried] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const canvas = shapeOf(form);
    if (!canvas || busy || (pin !== '' && !isPin(pin))) return;
    const wishes = {
      canvas,
      ...(name.trim() !== '' && { name: name.trim() }),
      ...(pin !== '' && { pin }),
    };
    const outcome = await run(client => client.rooms.create(wishes));
    if (outcome.done) onOpened(outcome.value.room);
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onCancel();
  return (
    <form
      className="panel new-room"
      aria-label={texts.newTitle}
      onSubmit={event => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <h2 className="new-room__title">{texts.newTitle}</h2>
      <div className="new-room__fields">
        <NameField name={name} onChange={setName} />
        <div className="form-field">
          <span className="form-field__name">{texts.pin}</span>
          <PinInput
            pin={pin}
            faulty={tried && pin !== '' && !isPin(pin)}
            hint={texts.newPinHint}
            onChange={setPin}
          />
        </div>
        <CanvasFields form={form} onChange={setForm} />
      </div>
      <div className="form-buttons">
        <button type="submit" className="button button--main" disabled={busy}>
          {busy ? texts.opening : texts.submitNew}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
      <ProblemNote problem={problem} />
    </form>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const texts = useStrings().operator.rooms;
  const focus = useFocusOnMount<HTMLInputElement>();
  return (
    <FormField name={texts.name} hint={texts.nameHint}>
      {ids => (
        <input
          {...ids}
          ref={focus}
          className="form-input"
          value={name}
          maxLength={NAME_CHARACTERS}
          autoComplete="off"
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
