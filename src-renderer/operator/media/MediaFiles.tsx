import type { MediaFile } from '#shared/contract/media';
import { sourceKey } from '#shared/contract/source';
import type { Strings } from '../../i18n/en.ts';
import type { Format } from '../../i18n/format.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { Thumbnail } from '../wall/Thumbnail.tsx';
import { RemoveFile } from './RemoveFile.tsx';

/** Every file of the library: what it is, and a way to delete it. */
export function MediaFiles({ files }: { files: readonly MediaFile[] }) {
  const { media } = useStrings().operator;
  return (
    <section className="media-files" aria-label={media.files}>
      <h3 className="panel__title">{media.files}</h3>
      {files.length === 0 && (
        <p className="media-files__none">
          {media.noFiles}
          <span className="form-hint">{media.noFilesText}</span>
        </p>
      )}
      <ul className="media-files__list">
        {files.map(file => (
          <FileRow key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}

function FileRow({ file }: { file: MediaFile }) {
  const strings = useStrings();
  const format = useFormat();
  return (
    <li className="media-file">
      <div className="media-thumbnail">
        {file.state === 'ready' && (
          <Thumbnail source={{ key: sourceKey({ kind: 'media', media: file.id }), name: file.id }} />
        )}
      </div>
      <div className="media-file__text">
        <p className="media-file__name">{file.id}</p>
        <p className={file.state === 'refused' ? 'media-file__facts state--stale' : 'media-file__facts'}>
          {fileFacts(file, strings, format).join(' · ')}
        </p>
      </div>
      <RemoveFile file={file.id} />
    </li>
  );
}

/** What is known of a file, in words; of one that is refused, why. */
export function fileFacts(file: MediaFile, { operator }: Strings, format: Format): readonly string[] {
  const { state, bytes, width, height, pictures = 1, durationMs = 0, why } = file;
  const { media } = operator;
  if (state === 'reading') return [media.reading, format.bytes(bytes)];
  if (state === 'refused') return [why ? operator.why[why.code].what : media.refused(1)];
  const moving =
    pictures > 1 ? media.clip(format.number(pictures), format.duration(durationMs)) : media.still;
  const size = width !== undefined && height !== undefined ? [`${width} × ${height}`] : [];
  return [...size, moving, format.bytes(bytes)];
}
