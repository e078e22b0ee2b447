import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';

/** Deletes a file of the library, after it was asked once, in place. `file`: its name. */
export function RemoveFile({ file }: { file: string }) {
  const { media } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  return (
    <div className="remove-file">
      <CarefulButton
        className="button button--small"
        question={{
          title: media.removeSure(file),
          text: media.removeText,
          yes: media.removeYes,
          no: media.removeNo,
        }}
        onYes={() => run(client => client.media.remove({ media: file }))}
      >
        {media.remove}
      </CarefulButton>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
