import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export interface NewFile {
  readonly folder: string;
  /** The names to try, in this order. */
  readonly names: Iterable<string>;
  /** Name of the file that it is written to first, which nobody else uses. */
  readonly temporary: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a file under the first of `names` that is free and returns this name. When it resolves, the file is on the disk;
 * until then nothing of this name is there but, for a moment, an empty file. Nothing is ever written over, whoever else
 * makes files in the folder. Rejects with the system's error and leaves nothing behind where it can.
 */
export async function writeNewFile({ folder, names, temporary, bytes }: NewFile): Promise<string> {
  const source = path.join(folder, temporary);
  try {
    await writeAndSync(source, bytes);
    const name = await takeName(folder, names);
    await moveOver(source, path.join(folder, name));
    await syncFolder(folder);
    return name;
  } catch (error) {
    await removeIfThere(source);
    throw error;
  }
}

async function writeAndSync(file: string, bytes: Uint8Array): Promise<void> {
  await withHandle(await open(file, 'w'), async handle => {
    await handle.writeFile(bytes);
    await handle.sync();
  });
}

/**
 * Makes an empty file of the first free name. A rename would replace what has this name, and a hard link, which would not, is
 * unknown to the file systems of memory cards.
 */
async function takeName(folder: string, names: Iterable<string>): Promise<string> {
  let taken: unknown = new Error('no name was given');
  for (const name of names) {
    try {
      await withHandle(await open(path.join(folder, name), 'wx'), async () => undefined);
      return name;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      taken = error;
    }
  }
  throw taken;
}

async function moveOver(source: string, ours: string): Promise<void> {
  try {
    await rename(source, ours);
  } catch (error) {
    await removeIfThere(ours);
    throw error;
  }
}

/** File systems over a network that cannot do this say one of these; their server decides about it. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Makes the rename itself last. Windows cannot open a folder and keeps renames in its journal by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withHandle(await open(folder, 'r'), async handle => {
    try {
      await handle.sync();
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(codeOf(error) ?? '')) throw error;
    }
  });
}

async function withHandle(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

async function removeIfThere(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch {
    // Whatever kept it from being written keeps it from being removed; that error is the one to tell.
  }
}

/** The system's name of an error, e.g. `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** No room on the disk, or in what this user may take of it. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
}
