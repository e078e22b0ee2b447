import { useState } from 'react';
import { DWELL_SECONDS, type MediaFile, type Playlist } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { freshName } from '../groups/fresh-name.ts';
import { PlaylistEditor } from './PlaylistEditor.tsx';

interface PlaylistsProps {
  readonly playlists: readonly Playlist[];
  readonly files: readonly MediaFile[];
}

/** The playlists; the chosen one opens below its name. */
export function Playlists({ playlists, files }: PlaylistsProps) {
  const { media } = useStrings().operator;
  const { run, busy, problem, dismiss } = useCommand();
  const [chosen, choose] = useState<string>();
  const create = async () => {
    const name = freshName(
      media.newPlaylistName,
      playlists.map(playlist => playlist.name),
    );
    const made = await run(client =>
      client.media.createPlaylist({ name, dwellSeconds: DWELL_SECONDS.usual, media: [] }),
    );
    if (made.done) choose(made.value.playlist);
  };
  return (
    <section className="playlists" aria-label={media.playlists}>
      <div className="playlists__head">
        <h3 className="panel__title">{media.playlists}</h3>
        <button type="button" className="button button--small" disabled={busy} onClick={() => void create()}>
          {media.newPlaylist}
        </button>
      </div>
      <ProblemNote problem={problem} words={media.words} onDismiss={dismiss} />
      {playlists.length === 0 && <p className="form-hint">{media.noPlaylists}</p>}
      {playlists.map(playlist =>
        playlist.id === chosen ? (
          <PlaylistEditor key={playlist.id} playlist={playlist} files={files} />
        ) : (
          <button
            key={playlist.id}
            type="button"
            className="playlist-line"
            onClick={() => choose(playlist.id)}
          >
            <b>{playlist.name}</b>
            <span>{media.playlistFacts(playlist.media.length, String(playlist.dwellSeconds))}</span>
          </button>
        ),
      )}
    </section>
  );
}
