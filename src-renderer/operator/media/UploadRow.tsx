import { Progress } from '@mantine/core';
import type { Strings } from '../../i18n/en.ts';
import type { Explanation } from '../../i18n/explanation.ts';
import type { Format } from '../../i18n/format.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { explainProblem } from '../commands/problem.ts';
import type { Upload, UploadProgress } from './upload.ts';
import { useUploads } from './use-uploads.ts';

/** One file on its way: how far it is, or why it did not get there and what to do. */
export function UploadRow({ upload: { id, file, progress } }: { upload: Upload }) {
  const strings = useStrings();
  const { media } = strings.operator;
  const format = useFormat();
  const uploads = useUploads();
  const fault = faultIn(progress, strings);
  const underWay = progress.kind === 'waiting' || progress.kind === 'sending';
  return (
    <li className={fault ? 'upload upload--failed' : 'upload'}>
      <span className="upload__name" title={file.name}>
        {file.name}
      </span>
      <button
        type="button"
        className="upload__drop"
        aria-label={underWay ? media.cancel(file.name) : media.dismiss(file.name)}
        onClick={() => uploads.getState().drop(id)}
      >
        ✕
      </button>
      {progress.kind === 'sending' && (
        <Progress
          className="upload__bar"
          size={4}
          value={(progress.sentBytes / file.size) * 100}
          aria-hidden
        />
      )}
      <p className="upload__text" role={fault && 'alert'}>
        {fault ? fault.what : progressWords(progress, file.size, strings, format)}
      </p>
      {fault && <p className="upload__text">{fault.todo}</p>}
      {progress.kind === 'failed' && (
        <button type="button" className="button button--small" onClick={() => uploads.getState().again(id)}>
          {media.again}
        </button>
      )}
    </li>
  );
}

function faultIn(progress: UploadProgress, strings: Strings): Explanation | undefined {
  const { media } = strings.operator;
  if (progress.kind === 'refused') return media.faults[progress.fault];
  return progress.kind === 'failed' ? explainProblem(progress.problem, strings, media.words) : undefined;
}

function progressWords(
  progress: UploadProgress,
  total: number,
  { operator: { media } }: Strings,
  format: Format,
): string {
  switch (progress.kind) {
    case 'waiting':
      return media.upload.waiting;
    case 'sending':
      return media.upload.sending(format.bytes(progress.sentBytes), format.bytes(total));
    case 'done':
      return media.upload.done(progress.media);
    case 'refused':
    case 'failed':
      return '';
    default:
      return progress satisfies never;
  }
}
