import type { GalleryProblem } from '#shared/contract/gallery';
import { isDiskFull } from '../store/new-file.ts';
import { StoreError } from '../store/store-error.ts';

/** Why a picture could not be written. */
export type DiskFault = Pick<GalleryProblem, 'code' | 'detail'>;

/** SQLITE_FULL (https://sqlite.org/rescode.html); the low byte of an extended code is the primary one. */
const SQLITE_FULL = 13;

/** `detail` is what the system said. */
export function diskFaultOf(error: unknown): DiskFault {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: isFull(error) ? 'disk-full' : 'unwritable', detail };
}

/** The file may have fitted where the database does not: they can lie on one disk. */
function isFull(error: unknown): boolean {
  if (!(error instanceof StoreError)) return isDiskFull(error);
  const { cause } = error;
  if (!(cause instanceof Error && 'errcode' in cause)) return false;
  return typeof cause.errcode === 'number' && (cause.errcode & 0xff) === SQLITE_FULL;
}

/** What an operator is told who asked for a picture. */
export function sentenceOf({ code, detail }: DiskFault, folder: string): string {
  const what =
    code === 'disk-full'
      ? `The disk that holds ${folder} is full.`
      : `Lienzo cannot write to ${folder} (${detail}).`;
  return `${what} The picture waits in memory and is written as soon as that works.`;
}
