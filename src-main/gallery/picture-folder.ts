import { mkdir, readdir, readFile, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { writeNewFile } from '../store/new-file.ts';

/** Nobody else writes into the folder, and we write one file at a time. */
const TEMPORARY = `.lienzo-${process.pid}.tmp`;
const LEFT_OVER = /^\.lienzo-\d+\.tmp$/;

/**
 * What the gallery leaves free on its disk, which usually is that of the strokes too: pictures must never be what keeps the
 * next stroke from being stored. 60,000 strokes, or a twentieth of a small disk.
 */
const LEFT_FREE = { bytes: 64 * 1024 * 1024, share: 1 / 20 };

/** Where the pictures are. Every method rejects with the system's error. */
export class PictureFolder {
  readonly path: string;
  #made = false;

  constructor(folder: string) {
    this.path = folder;
  }

  /**
   * Whether the folder was there once. One that vanishes afterwards is not made anew: it was moved away, or its disk was
   * pulled out, and pictures in a new folder of the same name would be found by nobody.
   */
  get made(): boolean {
    return this.#made;
  }

  /** Makes it unless it is there, and clears away what a killed process left in it. */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true });
    this.#made = true;
    for (const name of await readdir(this.path))
      if (LEFT_OVER.test(name)) await rm(path.join(this.path, name), { force: true });
  }

  /** Puts a new file into it, under the first of `names` that is free, and resolves with it when it is on the disk. */
  async put(names: Iterable<string>, bytes: Uint8Array): Promise<string> {
    await this.#checkRoomFor(bytes.length);
    return await writeNewFile({ folder: this.path, names, temporary: TEMPORARY, bytes });
  }

  read(file: string): Promise<Buffer> {
    return readFile(path.join(this.path, file));
  }

  /** The names in it, composed (NFC): some file systems of macOS take names apart. */
  async names(): Promise<Set<string>> {
    return new Set((await readdir(this.path)).map(name => name.normalize('NFC')));
  }
  async #checkRoomFor(bytes: number): Promise<void> {
    const { bsize, bavail, blocks } = await statfs(this.path);
    const leftFree = Math.min(LEFT_FREE.bytes, blocks * bsize * LEFT_FREE.share);
    // A file system that does not know its size says 0 of everything, and then leaves 0 free.
    if (bavail * bsize >= leftFree + (blocks > 0 ? bytes : 0)) return;
    const sentence = `ENOSPC: ${megabytes(bavail * bsize)} are free; the last ${megabytes(leftFree)} are for the strokes`;
    throw Object.assign(new Error(sentence), { code: 'ENOSPC' });
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
