import { useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { AddFiles } from './AddFiles.tsx';
import { MediaDialog } from './MediaDialog.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { UploadList } from './UploadList.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useUploads } from './use-uploads.ts';
import '../forms.css';
import './media.css';

/** The media library beside the wall: files are dropped in here, and what cannot be shown is explained. */
export function MediaTray() {
  const { media: texts, why } = useStrings().operator;
  const media = useEngineState(state => state.media);
  const uploads = useUploads();
  const { over, drop } = useFileDrop(files => uploads.getState().add(files));
  const [opened, setOpened] = useState(false);
  if (!media) return null;
  return (
    <section
      className={over ? 'media-tray media-tray--over' : 'media-tray'}
      aria-label={texts.title}
      {...drop}
    >
      <div className="media-tray__head">
        <h3 className="panel__title">{texts.title}</h3>
        <span className="media-tray__summary">
          {texts.summary(media.files.length, media.playlists.length)}
        </span>
      </div>
      {media.problem && <Explained {...why[media.problem.code]} detail={media.problem.detail} />}
      <AddFiles over={over} onAdd={files => uploads.getState().add(files)} />
      <UploadList />
      <RefusedFiles files={media.files} />
      <button type="button" className="button media-tray__open" onClick={() => setOpened(true)}>
        {texts.open}
      </button>
      <MediaDialog opened={opened} onClose={() => setOpened(false)} />
    </section>
  );
}

function Explained({ what, todo, detail }: { what: string; todo: string; detail: string }) {
  return (
    <div className="problem" role="alert">
      <div className="problem__text">
        <p className="problem__what">{what}</p>
        <p>{todo}</p>
        {detail && <p className="problem__detail">{detail}</p>}
      </div>
    </div>
  );
}
