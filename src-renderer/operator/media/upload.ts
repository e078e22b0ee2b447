import { MEDIA_BYTES_MOST } from '#shared/contract/media';
import { MediaId } from '#shared/contract/source';
import type { Problem } from '../commands/problem.ts';

/** What can be put into the library: a browser's `File`. */
export interface UploadFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Why a file is not even sent, or cannot be read. */
export type UploadFault = 'empty' | 'too-large' | 'name-too-long' | 'unreadable';

export type UploadProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly sentBytes: number }
  /** `media`: the name that the library gave it. */
  | { readonly kind: 'done'; readonly media: string }
  | { readonly kind: 'refused'; readonly fault: UploadFault }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** One file on its way into the library. */
export interface Upload {
  readonly id: string;
  readonly file: UploadFile;
  readonly progress: UploadProgress;
}

/** What is wrong with a file before a byte of it is sent. What it is, only the engine knows, by its bytes. */
export function faultOf({ name, size }: Pick<UploadFile, 'name' | 'size'>): UploadFault | undefined {
  if (size === 0) return 'empty';
  if (size > MEDIA_BYTES_MOST) return 'too-large';
  return MediaId.safeParse(name).success ? undefined : 'name-too-long';
}
