import type { Person } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { canBeSentAway, removableItems } from './people-order.ts';
import { useRemovals } from './use-removals.ts';

interface PersonActionsProps {
  /** The room's code. */
  readonly room: string;
  readonly person: Person;
}

export function PersonActions({ room, person }: PersonActionsProps) {
  return (
    <div className="form-buttons people-table__buttons">
      {removableItems(person) > 0 && person.author !== undefined && (
        <RemoveDrawing room={room} person={person} author={person.author} />
      )}
      {canBeSentAway(person) && <SendAway room={room} person={person} />}
    </div>
  );
}

/** Done at once, for it can be undone at once: what stands on a wall does not wait for a question. */
function RemoveDrawing({ room, person, author }: PersonActionsProps & { author: string }) {
  const texts = useStrings().operator.rooms;
  const removals = useRemovals();
  const { run, busy, problem, dismiss } = useCommand();
  const remove = async () => {
    const outcome = await run(client => client.rooms.removeAuthor({ room, author }));
    if (!outcome.done) return;
    removals.getState().add({ room, name: person.name || texts.unnamed, ...outcome.value });
  };
  return (
    <>
      <button type="button" className="button button--small" disabled={busy} onClick={() => void remove()}>
        {texts.removeDrawing(removableItems(person))}
      </button>
      <ProblemNote problem={problem} words={texts.words.nothingDrawn} onDismiss={dismiss} />
    </>
  );
}

function SendAway({ room, person }: PersonActionsProps) {
  const texts = useStrings().operator.rooms;
  const { run, problem, dismiss } = useCommand();
  return (
    <>
      <CarefulButton
        className="button button--small button--grave"
        question={{
          title: texts.removeTitle(person.name || texts.unnamed),
          text: person.author === undefined ? texts.removeOtherText : texts.removeArtistText,
          yes: texts.removeYes,
          no: texts.no,
        }}
        onYes={() => run(client => client.rooms.removePerson({ room, client: person.client }))}
      >
        {texts.remove}
      </CarefulButton>
      <ProblemNote problem={problem} words={texts.words.gone} onDismiss={dismiss} />
    </>
  );
}
