import { IconFolderOpen } from '@tabler/icons-react';
import type { EngineClient } from '../transport/rpc.ts';
import { ProblemNote } from './commands/ProblemNote.tsx';
import { useCommand } from './commands/use-command.ts';
import { useOperator } from './operator.ts';
import './forms.css';
import './folder-path.css';

interface FolderPathProps {
  /** On the engine's machine. */
  readonly folder: string;
  readonly texts: { readonly folder: string; readonly openFolder: string };
  readonly open: (client: EngineClient) => Promise<unknown>;
}

/** Where files are; beside the engine's own window the folder can be opened. */
export function FolderPath({ folder, texts, open }: FolderPathProps) {
  const { place } = useOperator();
  const { run, busy, problem, dismiss } = useCommand();
  return (
    <div className="folder-path">
      <div className="form-field folder-path__text">
        <span className="form-field__name">{texts.folder}</span>
        <code className="folder-path__path">{folder}</code>
      </div>
      {place === 'window' && (
        <button type="button" className="button" disabled={busy} onClick={() => void run(open)}>
          <IconFolderOpen size={18} stroke={1.7} aria-hidden />
          {texts.openFolder}
        </button>
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
