import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './use-uploads.ts';

/** The files that are on their way into the library, or did not get there. */
export function UploadList() {
  const { media } = useStrings().operator;
  const uploads = useStore(useUploads(), state => state.uploads);
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label={media.uploads}>
      {uploads.map(upload => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}
