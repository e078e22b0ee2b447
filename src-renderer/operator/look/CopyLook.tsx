import { useState } from 'react';
import type { Look } from '#shared/contract/look';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { CopyForm } from './CopyForm.tsx';
import type { CopyTarget } from './copy-targets.ts';

interface CopyLookProps {
  readonly look: Look;
  readonly others: readonly CopyTarget[];
}

/** Gives this look to other displays and walls; what they are led stays as it is. */
export function CopyLook({ look, others }: CopyLookProps) {
  const texts = useStrings().operator.look;
  const { run, busy, problem, dismiss } = useCommand();
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(0);
  if (others.length === 0) return null;
  const copy = async (targets: Target[]) => {
    const { done } = await run(client => client.routes.set({ targets, look }));
    if (!done) return;
    setCopied(targets.length);
    setOpen(false);
  };
  return (
    <div className="copy-look">
      {open ? (
        <CopyForm
          others={others}
          busy={busy}
          onCopy={targets => void copy(targets)}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {texts.copy}
        </button>
      )}
      <p className="form-hint copy-look__done" role="status">
        {!open && copied > 0 && texts.copied(String(copied))}
      </p>
      <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
    </div>
  );
}
