import { IconPhotoPlus } from '@tabler/icons-react';
import { type ChangeEvent, useRef } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';

interface AddFilesProps {
  /** Files hang over the tray. */
  readonly over: boolean;
  readonly onAdd: (files: readonly File[]) => void;
}

/** What the library can show. A hint to the file dialogue: what a file is, the engine sees by its bytes. */
const SHOWN = 'image/png,image/jpeg,image/webp,image/gif';

/** The way into the library by hand. */
export function AddFiles({ over, onAdd }: AddFilesProps) {
  const { media } = useStrings().operator;
  const input = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    onAdd([...(event.target.files ?? [])]);
    // The same file may be chosen again.
    event.target.value = '';
  };
  return (
    <div className="add-files">
      <input
        ref={input}
        type="file"
        multiple
        accept={SHOWN}
        hidden
        aria-label={media.add}
        onChange={chosen}
      />
      <button type="button" className="button add-files__button" onClick={() => input.current?.click()}>
        <IconPhotoPlus size={18} stroke={1.7} aria-hidden />
        {media.add}
      </button>
      <span className="form-hint">{over ? media.dropNow : media.drop}</span>
    </div>
  );
}
