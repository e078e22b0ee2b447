import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';

/** Removes the display, after it was asked once, in place. The page closes by itself when the display is gone. */
export function RemoveDisplay({ display }: { display: DisplayState }) {
  const { displays } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const question = {
    title: displays.removeSure(display.name),
    text: display.virtual ? displays.removeVirtualText : displays.removeText,
    yes: display.virtual ? displays.removeVirtualYes : displays.removeYes,
    no: displays.removeNo,
  };
  return (
    <div className="display-remove">
      <CarefulButton
        question={question}
        onYes={() => run(client => client.displays.remove({ display: display.id }))}
      >
        {displays.remove}
      </CarefulButton>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
