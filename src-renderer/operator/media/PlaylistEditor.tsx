import type { MediaFile, Playlist, PlaylistChoice } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { NameInPlace } from '../NameInPlace.tsx';
import { AddToPlaylist } from './AddToPlaylist.tsx';
import { DwellField } from './DwellField.tsx';
import { PlaylistItems } from './PlaylistItems.tsx';
import { choiceOf } from './playlist-items.ts';

interface PlaylistEditorProps {
  readonly playlist: Playlist;
  readonly files: readonly MediaFile[];
}

/** One playlist. What is changed counts at once, also while it is on the wall. */
export function PlaylistEditor({ playlist, files }: PlaylistEditorProps) {
  const { media: texts } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const { id, name } = playlist;
  const { shown, ask } = useAsked(choiceOf(playlist));
  const change = (part: Partial<PlaylistChoice>) => {
    // The name has a form of its own: what it says now is newer than what is shown here.
    const choice = { ...shown, name, ...part };
    void ask(choice, () => run(client => client.media.changePlaylist({ playlist: id, ...choice })));
  };
  return (
    <article className="panel playlist" aria-label={name}>
      <NameInPlace
        name={name}
        texts={texts.names}
        onSave={(client, wanted) => client.media.changePlaylist({ playlist: id, ...shown, name: wanted })}
      />
      <DwellField seconds={shown.dwellSeconds} onChange={dwellSeconds => change({ dwellSeconds })} />
      <PlaylistItems media={shown.media} files={files} onChange={media => change({ media })} />
      <AddToPlaylist
        media={shown.media}
        files={files}
        onAdd={file => change({ media: [...shown.media, file] })}
      />
      <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
      <RemovePlaylist playlist={playlist} />
    </article>
  );
}

function RemovePlaylist({ playlist: { id, name } }: { playlist: Playlist }) {
  const { media } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  return (
    <div className="playlist__remove">
      <CarefulButton
        className="button button--small button--grave"
        question={{
          title: media.removePlaylistSure(name),
          text: media.removePlaylistText,
          yes: media.removeYes,
          no: media.removeNo,
        }}
        onYes={() => run(client => client.media.removePlaylist({ playlist: id }))}
      >
        {media.removePlaylist}
      </CarefulButton>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
