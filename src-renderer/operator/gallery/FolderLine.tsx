import { useStrings } from '../../i18n/operator-strings.ts';
import { FolderPath } from '../FolderPath.tsx';
import { useEngineState } from '../operator.ts';

/** Where the pictures are that were kept. */
export function FolderLine() {
  const { gallery } = useStrings().operator;
  const folder = useEngineState(state => state.gallery.folder);
  if (folder === undefined) return null;
  return <FolderPath folder={folder} texts={gallery} open={client => client.gallery.openFolder()} />;
}
