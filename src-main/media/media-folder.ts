import type { Stats } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, statfs, unlink } from 'node:fs/promises';
import path from 'node:path';
import { SerialGate } from '#shared/serial-gate';
import { codeOf, writeNewFile } from '../store/new-file.ts';
import { isMediaName } from './media-name.ts';

const TEMPORARY = `.lienzo-${process.pid}.tmp`;
const LEFT_OVER = /^\.lienzo-\d+\.tmp$/;

/**
 * Left free on the disk of the media, which usually is that of the strokes too: a film that somebody drops in must never be what
 * keeps the next stroke from being stored. 60,000 strokes.
 */
const LEFT_FREE_BYTES = 64 * 1024 * 1024;

/** What tells one state of a file from another. */
export interface Stamp {
  readonly bytes: number;
  /** Epoch ms. */
  readonly modifiedMs: number;
  readonly inode: number;
}

export interface FoundFile {
  /** The name as the disk has it; composed (NFC) it is the file's id. */
  readonly name: string;
  readonly stamp: Stamp;
}

export interface FolderListing {
  /** Of the folder: another one of its name has another. */
  readonly inode: number;
  /** By their ids. */
  readonly files: ReadonlyMap<string, FoundFile>;
}

/**
 * The folder on the disk. Every method rejects with the system's error. Whatever is asked for, one thread looks and one reads at most:
 * on a network drive that does not answer they hang for minutes, and the other two encode for the displays.
 */
export class MediaFolder {
  readonly path: string;
  readonly #reading = new SerialGate();
  #listing: Promise<FolderListing> | undefined;
  /** One file is written at a time: they share the temporary name. */
  readonly #writing = new SerialGate();
  #made: Promise<void> | undefined;

  constructor(folder: string) {
    this.path = folder;
  }

  /** Makes the folder the first time; one that vanishes later was moved, and is not made anew. */
  list(): Promise<FolderListing> {
    this.#listing ??= this.#list().finally(() => {
      this.#listing = undefined;
    });
    return this.#listing;
  }

  /** The bytes, and the stamp that they have: read while somebody writes them, they may be of two states. */
  read({ name }: FoundFile): Promise<{ bytes: Buffer; stamp: Stamp | undefined }> {
    return this.#reading.run(async () => {
      const bytes = await readFile(path.join(this.path, name));
      return { bytes, stamp: (await this.#look(name))?.stamp };
    });
  }

  /** Puts a new file into it, under the first of `names` that is free, and resolves with it when it is on the disk. */
  put(names: Iterable<string>, bytes: Uint8Array): Promise<string> {
    return this.#writing.run(async () => {
      await this.#makeOnce();
      await checkRoomFor(this.path, bytes.length);
      return writeNewFile({ folder: this.path, names, temporary: TEMPORARY, bytes });
    });
  }

  async remove({ name }: FoundFile): Promise<void> {
    await unlink(path.join(this.path, name));
  }

  async #list(): Promise<FolderListing> {
    await this.#makeOnce();
    const files = new Map<string, FoundFile>();
    for (const name of (await readdir(this.path)).filter(isMediaName)) {
      const file = await this.#look(name);
      if (file) files.set(name.normalize('NFC'), file);
    }
    // Rejects when it was moved away meanwhile: its files are not gone then.
    const { ino } = await stat(this.path);
    return { inode: ino, files };
  }

  async #makeOnce(): Promise<void> {
    this.#made ??= this.#make();
    try {
      await this.#made;
    } catch (error) {
      this.#made = undefined;
      throw error;
    }
  }

  /** Clears away what a killed process left in it; nothing of ours is in it yet. */
  async #make(): Promise<void> {
    await mkdir(this.path, { recursive: true });
    for (const name of await readdir(this.path))
      if (LEFT_OVER.test(name)) await rm(path.join(this.path, name), { force: true });
  }

  async #look(name: string): Promise<FoundFile | undefined> {
    try {
      const stats = await stat(path.join(this.path, name));
      return stats.isFile() ? { name, stamp: stampOf(stats) } : undefined;
    } catch (error) {
      // Gone since the folder was read, or a link to nowhere: as if it were not there.
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ELOOP') return undefined;
      throw error;
    }
  }
}

/** Rejects with ENOSPC when so many bytes would not leave enough free. */
export async function checkRoomFor(folder: string, bytes: number): Promise<void> {
  const { bsize, bavail, blocks } = await statfs(folder);
  // A file system that does not know its size says 0 of everything.
  if (blocks === 0 || bavail * bsize >= LEFT_FREE_BYTES + bytes) return;
  const free = `${((bavail * bsize) / 1e6).toFixed(1)} MB`;
  throw Object.assign(new Error(`ENOSPC: ${free} are free; the last 67.1 MB are for the strokes`), {
    code: 'ENOSPC',
  });
}

export function isSameStamp(a: Stamp | undefined, b: Stamp | undefined): boolean {
  return a?.bytes === b?.bytes && a?.modifiedMs === b?.modifiedMs && a?.inode === b?.inode;
}

function stampOf({ size, mtimeMs, ino }: Stats): Stamp {
  return { bytes: size, modifiedMs: mtimeMs, inode: ino };
}
