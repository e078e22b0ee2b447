import { useStrings } from '../../i18n/operator-strings.ts';
import { FolderPath } from '../FolderPath.tsx';
import { useEngineState } from '../operator.ts';
import { WallDialog } from '../wall-inspector/WallDialog.tsx';
import { MediaFiles } from './MediaFiles.tsx';
import { Playlists } from './Playlists.tsx';
import './media-dialog.css';

interface MediaDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** In front of the Wall page: every file of the library, and its playlists. */
export function MediaDialog({ opened, onClose }: MediaDialogProps) {
  const { media } = useStrings().operator;
  return (
    <WallDialog opened={opened} title={media.title} onClose={onClose}>
      <MediaLibrary />
    </WallDialog>
  );
}

/** What the dialogue holds. */
export function MediaLibrary() {
  const texts = useStrings().operator.media;
  const media = useEngineState(state => state.media);
  if (!media) return null;
  return (
    <div className="media-library">
      <FolderPath folder={media.folder} texts={texts} open={client => client.media.openFolder()} />
      <MediaFiles files={media.files} />
      <Playlists playlists={media.playlists} files={media.files} />
    </div>
  );
}
