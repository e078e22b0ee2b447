import { useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { Groups } from '../strip/Groups.tsx';
import { PinForm } from './PinForm.tsx';

/** R1: the PIN of a room, and ways to set, change and remove it. */
export function PinPart({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const { run, problem, dismiss } = useCommand();
  const { shown: pin, ask } = useAsked(room.pin);
  const [editing, edit] = useState(false);
  const set = (wanted: string | undefined) => {
    edit(false);
    void ask(wanted, () => run(client => client.rooms.setPin({ room: room.code, pin: wanted ?? null })));
  };
  return (
    <div className="room-entry__part">
      <span className="form-field__name">{texts.pin}</span>
      {pin !== undefined && !editing && (
        <span className="room-entry__large">
          <Groups characters={pin} />
        </span>
      )}
      {editing ? (
        <PinForm onSet={set} onCancel={() => edit(false)} />
      ) : (
        <>
          <p className="form-hint">{pin === undefined ? texts.noPin : texts.pinText}</p>
          <div className="form-buttons">
            <button type="button" className="button button--small" onClick={() => edit(true)}>
              {pin === undefined ? texts.setPin : texts.changePin}
            </button>
            {pin !== undefined && (
              <button type="button" className="button button--small" onClick={() => set(undefined)}>
                {texts.removePin}
              </button>
            )}
          </div>
        </>
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
