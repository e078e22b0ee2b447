import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MediaFile } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { moved, showable } from './playlist-items.ts';

interface PlaylistItemsProps {
  /** Names of files, in the order in which they are shown. */
  readonly media: readonly string[];
  readonly files: readonly MediaFile[];
  readonly onChange: (media: string[]) => void;
}

/** What a playlist shows, in its order; a file that is gone keeps its place and is passed over. */
export function PlaylistItems({ media, files, onChange }: PlaylistItemsProps) {
  const texts = useStrings().operator.media;
  const there = new Set(showable(files).map(({ id }) => id));
  return (
    <div className="form-field">
      <span className="form-field__name">{texts.items}</span>
      {media.length === 0 && <p className="form-hint">{texts.noItems}</p>}
      <ol className="playlist-items">
        {media.map((file, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may be in it twice; its place is what it is known by
          <li key={place} className="playlist-item">
            <span className="playlist-item__name">
              {file}
              {!there.has(file) && <small className="state--stale">{texts.itemGone}</small>}
            </span>
            <ItemButton
              label={texts.up(file)}
              disabled={place === 0}
              onClick={() => onChange(moved(media, place, place - 1))}
            >
              <IconArrowUp size={16} stroke={1.8} aria-hidden />
            </ItemButton>
            <ItemButton
              label={texts.down(file)}
              disabled={place === media.length - 1}
              onClick={() => onChange(moved(media, place, place + 1))}
            >
              <IconArrowDown size={16} stroke={1.8} aria-hidden />
            </ItemButton>
            <ItemButton label={texts.takeOut(file)} onClick={() => onChange(media.toSpliced(place, 1))}>
              <IconX size={16} stroke={1.8} aria-hidden />
            </ItemButton>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface ItemButtonProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ItemButton({ label, disabled = false, onClick, children }: ItemButtonProps) {
  return (
    <button
      type="button"
      className="playlist-item__button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
