import { isDiskFull } from '../store/new-file.ts';

/**
 * `unknown`: no such file, playlist or upload · `too-large`: more than is taken · `bad-name`: no file can have this name ·
 * `disk`: it could not be written or deleted · `order`: the parts of an upload do not follow each other · `busy`: too many come at once.
 */
export type MediaFault = 'unknown' | 'too-large' | 'bad-name' | 'disk' | 'order' | 'busy';

/** What the operator asked of the media could not be done; the message is a sentence for the operator. */
export class MediaError extends Error {
  override name = 'MediaError';
  readonly code: MediaFault;

  constructor(code: MediaFault, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}

/** `sentence` has no full stop yet: what the system said follows. */
export function diskError(sentence: string, cause: unknown): MediaError {
  const why = isDiskFull(cause) ? 'the disk is full' : cause instanceof Error ? cause.message : String(cause);
  return new MediaError('disk', `${sentence}: ${why}.`, { cause });
}
