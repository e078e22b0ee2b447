import type { Why } from '#shared/contract/why';
import { ImageError, type ImageErrorCode } from '../imaging/image-error.ts';
import { isDiskFull } from '../store/new-file.ts';

const CODES: Record<ImageErrorCode, Why['code']> = {
  'unknown-format': 'file-unknown',
  broken: 'file-broken',
  'too-large': 'file-too-large',
};

/**
 * Why a file cannot be shown. What is no `ImageError` is no fault of the picture but of a disk: it has no room for a clip that is
 * prepared, or did not give the file (no right to it, locked, damaged, no answer in time). That may pass.
 */
export function whyOf(error: unknown): Why {
  if (error instanceof ImageError) return { code: CODES[error.code], detail: error.message };
  const code = isDiskFull(error) ? 'disk-full' : 'file-unreadable';
  return { code, detail: error instanceof Error ? error.message : String(error) };
}
