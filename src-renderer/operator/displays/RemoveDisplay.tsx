import { type KeyboardEvent, useState } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useFocusOnMount } from './use-focus-on-mount.ts';

/** Removes the display, after it was asked once, in place. The page closes by itself when the display is gone. */
export function RemoveDisplay({ display }: { display: DisplayState }) {
  const { run, busy, problem, dismiss } = useCommand();
  const [question, put] = useState<'unasked' | 'open' | 'answered'>('unasked');
  const remove = async () => {
    const { done } = await run(client => client.displays.remove({ display: display.id }));
    if (!done) put('answered');
  };
  return (
    <div className="display-remove">
      {question === 'open' ? (
        <Question display={display} busy={busy} onYes={() => void remove()} onNo={() => put('answered')} />
      ) : (
        <AskButton focused={question === 'answered'} onClick={() => put('open')} />
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}

function AskButton({ focused, onClick }: { focused: boolean; onClick: () => void }) {
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>(focused);
  return (
    <button ref={focus} type="button" className="button button--remove" onClick={onClick}>
      {displays.remove}
    </button>
  );
}

interface QuestionProps {
  readonly display: DisplayState;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What it means to remove it. The keyboard starts on the harmless answer; Escape is that too. */
function Question({ display, busy, onYes, onNo }: QuestionProps) {
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onNo();
  };
  const yes = display.virtual ? displays.removeVirtualYes : displays.removeYes;
  return (
    <div
      className="panel display-remove__question"
      role="alertdialog"
      aria-label={displays.removeSure(display.name)}
      onKeyDown={onKeyDown}
    >
      <p className="display-remove__sure">{displays.removeSure(display.name)}</p>
      <p>{display.virtual ? displays.removeVirtualText : displays.removeText}</p>
      <div className="display-remove__answers">
        <button ref={focus} type="button" className="button" onClick={onNo}>
          {displays.removeNo}
        </button>
        <button type="button" className="button button--remove" disabled={busy} onClick={onYes}>
          {busy ? displays.removing : yes}
        </button>
      </div>
    </div>
  );
}
