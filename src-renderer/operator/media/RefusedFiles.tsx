import type { MediaFile } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { RemoveFile } from './RemoveFile.tsx';

/** The files of the folder that cannot be shown: each with its reason, and a way to be rid of it. */
export function RefusedFiles({ files }: { files: readonly MediaFile[] }) {
  const { media, why } = useStrings().operator;
  const refused = files.filter(({ state }) => state === 'refused');
  if (refused.length === 0) return null;
  return (
    <details className="refused" open={refused.length === 1}>
      <summary className="refused__summary">{media.refused(refused.length)}</summary>
      <ul className="refused__files">
        {refused.map(file => (
          <li key={file.id} className="refused__file">
            <p className="refused__name">{file.id}</p>
            {file.why && (
              <p className="refused__why">
                {why[file.why.code].what} {why[file.why.code].todo}
                {file.why.detail && <span className="refused__detail">{file.why.detail}</span>}
              </p>
            )}
            <RemoveFile file={file.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}
