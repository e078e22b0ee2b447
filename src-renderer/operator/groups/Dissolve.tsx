import type { GroupState } from '#shared/contract/group';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';

interface DissolveProps {
  readonly group: GroupState;
  readonly onDissolved: () => void;
}

/** Dissolves a group or a wall, after it was asked once. */
export function Dissolve({ group, onDissolved }: DissolveProps) {
  const { groups } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const dissolve = async () => {
    const { done } = await run(client => client.groups.remove({ group: group.id }));
    if (done) onDissolved();
  };
  return (
    <div className="arrange__dissolve">
      <CarefulButton
        question={{
          title: groups.dissolveSure(group.name),
          text: groups.dissolveText,
          yes: groups.dissolveYes,
          no: groups.dissolveNo,
        }}
        onYes={dissolve}
      >
        {groups.dissolve}
      </CarefulButton>
      <ProblemNote problem={problem} words={groups.words} onDismiss={dismiss} />
    </div>
  );
}
