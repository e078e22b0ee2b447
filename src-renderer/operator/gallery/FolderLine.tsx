import { IconFolderOpen } from '@tabler/icons-react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState, useOperator } from '../operator.ts';
import '../forms.css';
import './gallery.css';

/** Where the files are; beside the engine's own window the folder can be opened. */
export function FolderLine() {
  const { gallery } = useStrings().operator;
  const { place } = useOperator();
  const folder = useEngineState(state => state.gallery.folder);
  const { run, busy, problem, dismiss } = useCommand();
  if (folder === undefined) return null;
  return (
    <div className="gallery-folder">
      <div className="form-field gallery-folder__text">
        <span className="form-field__name">{gallery.folder}</span>
        <code className="gallery-folder__path">{folder}</code>
      </div>
      {place === 'window' && (
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => void run(client => client.gallery.openFolder())}
        >
          <IconFolderOpen size={18} stroke={1.7} aria-hidden />
          {gallery.openFolder}
        </button>
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
