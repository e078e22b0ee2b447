/**
 * `unwritable`: the folder or file cannot be made or written · `in-use`: another Lienzo has it open · `newer-version`: a newer
 * Lienzo wrote it · `broken`: the bytes are no database · `failed`: anything else, e.g. a full disk.
 */
export type StoreFault = 'unwritable' | 'in-use' | 'newer-version' | 'broken' | 'failed';

/** The store could not do what it was asked; the message is a sentence for the operator. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly code: StoreFault;
  readonly path: string;

  constructor(code: StoreFault, path: string, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
    this.path = path;
  }
}

/** The primary result codes of SQLite that a person can do something about (https://sqlite.org/rescode.html). */
const SQLITE = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** Turns what the database library threw into a sentence; other errors of ours pass through. */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  switch (primaryCode(error)) {
    case SQLITE.busy:
    case SQLITE.locked:
      return new StoreError(
        'in-use',
        path,
        `Another Lienzo is using ${path}. Close it, or choose another data folder.`,
        error,
      );
    case SQLITE.readOnly:
    case SQLITE.cannotOpen:
      return new StoreError(
        'unwritable',
        path,
        `Lienzo cannot write ${path} (${detail}). Check the folder's permissions, or choose another data folder.`,
        error,
      );
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return new StoreError(
        'broken',
        path,
        `${path} is not a readable database (${detail}). Move it away, or put a backup in its place.`,
        error,
      );
    case SQLITE.full:
      return new StoreError(
        'failed',
        path,
        `The disk that holds ${path} is full. Free some space: until then nothing new can be kept.`,
        error,
      );
    default:
      return new StoreError('failed', path, `${path} could not be read or written: ${detail}.`, error);
  }
}

/** Extended codes carry the primary one in their low byte; 0 when the library did not give one. */
function primaryCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error)) return 0;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
