import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIAL_SUFFIX, writeAtomically } from './atomic-file.ts';
import type { Faults } from './faults.ts';
import { Refusal } from './refusal.ts';

/** Where the display says that its pictures are. */
const MOUNT_PATH = '/sdcard/animations';

/** What the file system says, in the words of D4. */
const REFUSED_BY_ERRNO: Readonly<Record<string, 'SD_FULL' | 'SD_LOCKED'>> = {
  ENOSPC: 'SD_FULL',
  EDQUOT: 'SD_FULL',
  EROFS: 'SD_LOCKED',
  EACCES: 'SD_LOCKED',
  EPERM: 'SD_LOCKED',
};

const SENTENCES = {
  SD_FULL: 'The card is full: remove pictures from it.',
  SD_LOCKED: 'The card is locked: a computer uses it, or it is write-protected.',
} as const;

/** The card of the display: a folder of this machine. Writers take turns (one picture at a time). */
export class SdCard {
  readonly #folder: string;
  readonly #faults: Faults;

  constructor(options: { folder: string; faults: Faults }) {
    this.#folder = options.folder;
    this.#faults = options.faults;
  }

  /** Makes the folder and removes what a power cut left half written. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith(PARTIAL_SUFFIX)) await rm(join(this.#folder, name), { force: true });
    }
  }

  /** Names of the stored pictures, sorted. */
  async list(): Promise<string[]> {
    const names = await readdir(this.#folder);
    return names.filter(name => !name.endsWith(PARTIAL_SUFFIX)).sort();
  }

  read(name: string): Promise<Buffer> {
    return readFile(join(this.#folder, name));
  }

  /** Stores a picture; returns its path on the display. Throws `Refusal` `SD_FULL` or `SD_LOCKED`. */
  async write(name: string, bytes: Buffer, options: { sync: boolean }): Promise<string> {
    if (this.#faults.sdLocked) throw new Refusal('SD_LOCKED', SENTENCES.SD_LOCKED);
    if (this.#faults.sdFull) throw new Refusal('SD_FULL', SENTENCES.SD_FULL);
    try {
      await writeAtomically(join(this.#folder, name), bytes, options);
    } catch (error) {
      throw asRefusal(error);
    }
    return `${MOUNT_PATH}/${name}`;
  }
}

function asRefusal(error: unknown): unknown {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = REFUSED_BY_ERRNO[errno];
  return code ? new Refusal(code, SENTENCES[code], { cause: error }) : error;
}
