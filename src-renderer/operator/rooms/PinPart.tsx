import { useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { Groups } from '../strip/Groups.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { PinForm } from './PinForm.tsx';
import { PIN_PLACE } from './pin-place.ts';

/** R1: the PIN of a room, and ways to set, change and remove it. */
export function PinPart({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const { run, problem, dismiss } = useCommand();
  const { shown: pin, ask } = useAsked(room.pin);
  const [form, setForm] = useState<'unopened' | 'open' | 'left'>('unopened');
  const set = (wanted: string | undefined) => {
    setForm('left');
    void ask(wanted, () => run(client => client.rooms.setPin({ room: room.code, pin: wanted ?? null })));
  };
  return (
    <div id={PIN_PLACE} className="room-entry__part" tabIndex={-1}>
      <span className="form-field__name">{texts.pin}</span>
      {form === 'open' ? (
        <PinForm onSet={set} onCancel={() => setForm('left')} />
      ) : (
        <PinNow
          // Once there is a PIN, or none any more, the keyboard goes to what can be done about that.
          key={pin === undefined ? 'none' : 'some'}
          pin={pin}
          returned={form === 'left'}
          onEdit={() => setForm('open')}
          onRemove={() => set(undefined)}
        />
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}

interface PinNowProps {
  readonly pin: string | undefined;
  /** The keyboard comes back from the form, or from a button that is gone. */
  readonly returned: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function PinNow({ pin, returned, onEdit, onRemove }: PinNowProps) {
  const texts = useStrings().operator.rooms;
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  return (
    <>
      {pin !== undefined && (
        <span className="room-entry__large">
          <Groups characters={pin} />
        </span>
      )}
      <p className="form-hint">{pin === undefined ? texts.noPin : texts.pinText}</p>
      <div className="form-buttons">
        <button ref={focus} type="button" className="button button--small" onClick={onEdit}>
          {pin === undefined ? texts.setPin : texts.changePin}
        </button>
        {pin !== undefined && (
          <button type="button" className="button button--small" onClick={onRemove}>
            {texts.removePin}
          </button>
        )}
      </div>
    </>
  );
}
