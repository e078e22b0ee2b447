import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Names that a power cut may leave behind; whoever owns the folder removes them at start. */
export const PARTIAL_SUFFIX = '.part';

/**
 * Replaces a file so that a reader finds the old bytes or the new ones, never a mixture. With `sync` both the bytes and the name
 * have reached the medium when it resolves. Throws the file system's error, and then the old file is still there.
 */
export async function writeAtomically(
  path: string,
  bytes: string | Buffer,
  options: { sync: boolean },
): Promise<void> {
  const partial = `${path}${PARTIAL_SUFFIX}`;
  try {
    await writeWhole(partial, bytes, options.sync);
    await rename(partial, path);
    if (options.sync) await syncFolder(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeWhole(path: string, bytes: string | Buffer, sync: boolean): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    if (sync) await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and its rename is journalled.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
