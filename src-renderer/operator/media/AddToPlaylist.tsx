import { useId } from 'react';
import { type MediaFile, PLAYLIST_ITEMS_MOST } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { showable } from './playlist-items.ts';

interface AddToPlaylistProps {
  readonly media: readonly string[];
  readonly files: readonly MediaFile[];
  readonly onAdd: (file: string) => void;
}

/** Puts a file of the library to the end of a playlist. */
export function AddToPlaylist({ media, files, onAdd }: AddToPlaylistProps) {
  const texts = useStrings().operator.media;
  const id = useId();
  if (media.length >= PLAYLIST_ITEMS_MOST) return <p className="form-hint">{texts.full}</p>;
  return (
    <div className="form-field">
      <label className="form-field__name" htmlFor={id}>
        {texts.addItem}
      </label>
      <select
        id={id}
        className="form-input"
        value=""
        disabled={showable(files).length === 0}
        onChange={event => onAdd(event.currentTarget.value)}
      >
        <option value="">{texts.addItemChoose}</option>
        {showable(files).map(file => (
          <option key={file.id} value={file.id}>
            {file.id}
          </option>
        ))}
      </select>
    </div>
  );
}
