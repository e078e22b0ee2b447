import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { Rect } from '#shared/brush/surface';
import { ImageError } from '../imaging/image-error.ts';
import { pictureDifference } from '../imaging/picture-difference.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { checkRoomFor } from './media-folder.ts';
import type { Shown } from './shown.ts';

export interface ClipFacts {
  /** px of each picture. */
  readonly width: number;
  readonly height: number;
  /** How long each picture stays. */
  readonly delaysMs: readonly number[];
}

/** A picture that stays so long is worth the smaller encoding. */
const STILL_MS = 1_000;

/**
 * The pictures of a clip as raw pixels in a file: however long it is, what it takes in memory is one picture. Decoded anew in every round
 * each would cost fifteen times as much, also those that nobody is shown (measured for 720×720, CPU a picture: from a GIF 19 ms, from a
 * WebP 26 ms, from the file 1.3 ms; packed by deflate they would take a sixth of the disk and 10 ms).
 */
export class PreparedClip {
  readonly facts: ClipFacts;
  readonly #folder: string;
  readonly #file: string;
  readonly #listeners = new Set<() => void>();
  /** What differs from the picture before; of the first: from the last. `undefined`: nothing does. */
  readonly #changed: (Rect | undefined)[] = [];
  readonly #translucent: boolean[] = [];
  #handle: Promise<FileHandle> | undefined;
  #ready = 0;
  #complete = false;
  #fault: unknown;
  #disposed = false;

  /** `file`: where in `folder` the pictures go. */
  constructor({ facts, folder, file }: { facts: ClipFacts; folder: string; file: string }) {
    this.facts = facts;
    this.#folder = folder;
    this.#file = file;
  }

  get bytes(): number {
    return this.#pictureBytes * this.facts.delaysMs.length;
  }

  /** Whether picture `index` can be shown. */
  has(index: number): boolean {
    return index < this.#ready;
  }

  /** Why no more pictures come. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Hears when there is another picture, and when no more come. Returns how to stop. */
  onProgress(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Writes down what `pictures` yields; never rejects. Resolves when that is done or failed, or the clip is disposed of. */
  async prepare(pictures: () => Promise<AsyncIterable<Pixels>>): Promise<void> {
    try {
      if (!this.#disposed) await this.#writeAll(await pictures());
    } catch (fault) {
      this.#fault = fault;
    }
    this.#tell();
  }

  /** Picture `index` (`has` must say so), after picture `before` was shown. `undefined`: it is the same as that. */
  picture(index: number, before: number | undefined): Shown | undefined {
    const { width, height, delaysMs } = this.facts;
    const count = delaysMs.length;
    const follows = before !== undefined && (before + 1) % count === index && (index > 0 || this.#complete);
    const changed = follows ? this.#changed[index] : undefined;
    if (follows && !changed) return undefined;
    let kept: Promise<Pixels> | undefined;
    return {
      width,
      height,
      ...(changed && { changed }),
      still: (delaysMs[index] ?? 0) >= STILL_MS,
      // Kept as long as the frame: the file may be gone before a frozen route lets go of it.
      pixels: () => {
        kept ??= this.#read(index);
        return kept;
      },
    };
  }

  /** Deletes it. Never rejects. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#listeners.clear();
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      await (await handle)?.close();
      if (handle) await unlink(this.#file);
    } catch {
      // What cannot be deleted now is when the app starts again.
    }
  }

  get #pictureBytes(): number {
    return this.facts.width * this.facts.height * 4;
  }

  async #writeAll(pictures: AsyncIterable<Pixels>): Promise<void> {
    await checkRoomFor(this.#folder, this.bytes);
    if (this.#disposed) return;
    this.#handle = open(this.#file, 'w+');
    const handle = await this.#handle;
    let first: Pixels | undefined;
    let last: Pixels | undefined;
    for await (const pixels of pictures) {
      if (this.#disposed) return;
      await this.#write(handle, pixels);
      this.#translucent[this.#ready] = pixels.translucent ?? false;
      if (last) this.#changed[this.#ready] = pictureDifference(last, pixels);
      first ??= pixels;
      last = pixels;
      this.#ready += 1;
      this.#tell();
    }
    if (this.#ready < this.facts.delaysMs.length)
      throw new ImageError(
        'broken',
        `Only ${this.#ready} of ${this.facts.delaysMs.length} pictures are there.`,
      );
    if (first && last) this.#changed[0] = pictureDifference(last, first);
    this.#complete = true;
  }

  async #write(handle: FileHandle, { width, height, data }: Pixels): Promise<void> {
    if (
      width !== this.facts.width ||
      height !== this.facts.height ||
      !(this.#ready < this.facts.delaysMs.length)
    )
      throw new ImageError('broken', 'The pictures of the clip are not what its header says.');
    await handle.write(data, 0, data.length, this.#ready * this.#pictureBytes);
  }

  async #read(index: number): Promise<Pixels> {
    const handle = await this.#handle;
    if (!handle) throw new ImageError('broken', 'The clip was let go of.');
    const data = Buffer.allocUnsafeSlow(this.#pictureBytes);
    const { bytesRead } = await handle.read(data, 0, data.length, index * data.length);
    if (bytesRead < data.length) throw new ImageError('broken', 'The prepared clip was cut off.');
    const { width, height } = this.facts;
    return { width, height, data, ...(this.#translucent[index] && { translucent: true }) };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
