import { useStrings } from '../../../i18n/operator-strings.ts';
import { useFormat } from '../../../i18n/strings-context.tsx';
import { ProblemNote } from '../../commands/ProblemNote.tsx';
import type { Problem } from '../../commands/problem.ts';
import { useCommand } from '../../commands/use-command.ts';

interface TestPictureProps {
  /** The room's code. */
  readonly room: string;
  /** Until when one stands in TouchDesigner, epoch ms; absent when none does. */
  readonly until: number | undefined;
  readonly now: number;
}

/** R20: shows at the other end whether pictures arrive there. */
export function TestPicture({ room, until, now }: TestPictureProps) {
  const { run, busy, problem, dismiss } = useCommand();
  return (
    <TestPictureForm
      leftMs={until === undefined ? 0 : until - now}
      busy={busy}
      problem={problem}
      onSend={() => void run(client => client.rooms.testTouchdesigner({ room }))}
      onDismiss={dismiss}
    />
  );
}

interface TestPictureFormProps {
  /** How long it still stands; 0 or less when none does. */
  readonly leftMs: number;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSend: () => void;
  readonly onDismiss: () => void;
}

export function TestPictureForm({ leftMs, busy, problem, onSend, onDismiss }: TestPictureFormProps) {
  const { test } = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const stands = leftMs > 0;
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={onSend}>
        {busy ? test.sending : test.send}
        {stands && (
          <b className="td-test__left">{test.left(format.duration(Math.ceil(leftMs / 1_000) * 1_000))}</b>
        )}
      </button>
      <p className="td-test__look state--info" role="status">
        {stands && test.look}
      </p>
      <ProblemNote problem={problem} words={test.words} onDismiss={onDismiss} />
    </>
  );
}
