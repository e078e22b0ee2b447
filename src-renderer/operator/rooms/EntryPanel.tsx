import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { Groups } from '../strip/Groups.tsx';
import { PinPart } from './PinPart.tsx';

interface EntryPanelProps {
  readonly room: RoomState;
  readonly onRecoded: (code: string) => void;
}

/** How guests get in: the code and the PIN, large enough to be read out across a bar. */
export function EntryPanel({ room, onRecoded }: EntryPanelProps) {
  const texts = useStrings().operator.rooms;
  return (
    <section className="panel room-entry" aria-label={texts.entry}>
      <h3 className="panel__title">{texts.entry}</h3>
      <div className="room-entry__parts">
        <CodePart room={room} onRecoded={onRecoded} />
        <PinPart room={room} />
      </div>
    </section>
  );
}

function CodePart({ room, onRecoded }: EntryPanelProps) {
  const texts = useStrings().operator.rooms;
  const { run, problem, dismiss } = useCommand();
  const recode = async () => {
    const outcome = await run(client => client.rooms.newCode({ room: room.code }));
    if (outcome.done) onRecoded(outcome.value.room);
  };
  return (
    <div className="room-entry__part">
      <span className="form-field__name">{texts.code}</span>
      <span className="room-entry__large">
        <Groups characters={room.code} />
      </span>
      <CarefulButton
        className="button button--small"
        question={{
          title: texts.newCodeTitle,
          text: texts.newCodeText,
          yes: texts.newCodeYes,
          no: texts.no,
        }}
        onYes={recode}
      >
        {texts.newCode}
      </CarefulButton>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
