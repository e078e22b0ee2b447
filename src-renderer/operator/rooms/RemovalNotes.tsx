import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import type { Removal } from './removal-store.ts';
import { useRemovals } from './use-removals.ts';

/** What was removed from a room, each with its way back. `room`: its code. */
export function RemovalNotes({ room }: { room: string }) {
  const all = useStore(useRemovals(), state => state.removals);
  return all
    .filter(removal => removal.room === room)
    .map(removal => <RemovalNote key={removal.undo} removal={removal} />);
}

function RemovalNote({ removal }: { removal: Removal }) {
  const texts = useStrings().operator.rooms;
  const removals = useRemovals();
  const { run, busy, problem } = useCommand();
  const { room, undo, name, items } = removal;
  const drop = () => removals.getState().drop(undo);
  const bringBack = async () => {
    const { done } = await run(client => client.rooms.undoRemoval({ room, undo }));
    if (done) drop();
  };
  return (
    <div className="removal" role="status">
      <span className="removal__text">{texts.removed(items, name)}</span>
      <button type="button" className="button button--small" disabled={busy} onClick={() => void bringBack()}>
        {texts.bringBack}
      </button>
      <button type="button" className="removal__dismiss" aria-label={texts.dismiss} onClick={drop}>
        ✕
      </button>
      <ProblemNote problem={problem} words={texts.words.undone} />
    </div>
  );
}
