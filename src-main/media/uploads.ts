import type { Clock, TimerHandle } from '#shared/clock';
import { MEDIA_BYTES_MOST } from '#shared/contract/media';
import { answerInTime } from './answer-in-time.ts';
import { diskError, MediaError } from './media-error.ts';
import type { MediaFolder } from './media-folder.ts';
import { namesFor } from './media-name.ts';

/** A page sends the next part when the last was answered; one that was closed never will. */
const ABANDONED_MS = 60_000;
/** The largest onto a stick of 2 MB/s. */
const WRITE_MS = 40_000;
/** Two of the largest at a time: they wait in memory until all of them is there. */
const HELD_BYTES_MOST = 2 * MEDIA_BYTES_MOST;

export interface UploadPart {
  /** What the page calls this upload; equal in all its parts. */
  readonly upload: string;
  /** The file's name on the page's machine. */
  readonly name: string;
  /** Bytes of the whole file. */
  readonly total: number;
  /** Where in the file the part begins: the first is 0, each next one begins where the last ended. */
  readonly offset: number;
  readonly part: Buffer;
}

interface Upload {
  readonly name: string;
  readonly total: number;
  readonly parts: Buffer[];
  received: number;
  timer: TimerHandle;
}

/**
 * Files that arrive part by part. They are put together in memory and written at once, so that the folder never holds half a file
 * and nothing is left in it of one that was given up.
 */
export class Uploads {
  readonly #folder: Pick<MediaFolder, 'path' | 'put'>;
  readonly #clock: Clock;
  readonly #open = new Map<string, Upload>();
  #writingBytes = 0;

  constructor({ folder, clock }: { folder: Pick<MediaFolder, 'path' | 'put'>; clock: Clock }) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Resolves with the name that the file was given when this part was its last. Rejects with `MediaError`. */
  async receive(part: UploadPart): Promise<string | undefined> {
    const upload = part.offset === 0 ? this.#begin(part) : this.#goOn(part);
    this.#add(upload, part);
    if (upload.received < upload.total) return undefined;
    this.#forget(part.upload);
    return await this.#write(upload);
  }

  /** Forgets what is not whole. */
  close(): void {
    for (const id of this.#open.keys()) this.#forget(id);
  }

  /** An upload that begins again, after a connection broke, replaces its first attempt. */
  #begin({ upload: id, name, total }: UploadPart): Upload {
    this.#forget(id);
    if (total > MEDIA_BYTES_MOST) throw tooLarge(name);
    if (namesFor(name).next().done)
      throw new MediaError('bad-name', `A file cannot be called “${name}”: rename it first.`);
    const upload: Upload = { name, total, parts: [], received: 0, timer: undefined };
    this.#open.set(id, upload);
    return upload;
  }

  #goOn({ upload: id, name, total, offset }: UploadPart): Upload {
    const upload = this.#open.get(id);
    if (!upload)
      throw new MediaError(
        'unknown',
        `The upload of ${name} was given up: no part came for a minute. Drop it in again.`,
      );
    if (upload.total === total && upload.received === offset) return upload;
    this.#forget(id);
    throw new MediaError('order', `The parts of ${name} do not follow each other. Drop it in again.`);
  }

  #add(upload: Upload, { upload: id, name, part }: UploadPart): void {
    if (upload.received + part.length > upload.total) {
      this.#forget(id);
      throw new MediaError('order', `More of ${name} came than it was said to have. Drop it in again.`);
    }
    if (this.#heldBytes + part.length > HELD_BYTES_MOST) {
      this.#forget(id);
      throw new MediaError(
        'busy',
        'Too many files are coming in at once. Drop this one in again afterwards.',
      );
    }
    upload.parts.push(part);
    upload.received += part.length;
    this.#clock.clearTimeout(upload.timer);
    upload.timer = this.#clock.setTimeout(() => this.#forget(id), ABANDONED_MS);
  }

  get #heldBytes(): number {
    return [...this.#open.values()].reduce((bytes, { received }) => bytes + received, this.#writingBytes);
  }

  async #write({ name, total, parts }: Upload): Promise<string> {
    this.#writingBytes += total;
    try {
      const written = this.#folder.put(namesFor(name), Buffer.concat(parts));
      return (await answerInTime(this.#clock, written, WRITE_MS)).normalize('NFC');
    } catch (cause) {
      throw diskError(`${name} could not be put into ${this.#folder.path}`, cause);
    } finally {
      this.#writingBytes -= total;
    }
  }

  #forget(id: string): void {
    this.#clock.clearTimeout(this.#open.get(id)?.timer);
    this.#open.delete(id);
  }
}

function tooLarge(name: string): MediaError {
  const most = Math.floor(MEDIA_BYTES_MOST / 1024 / 1024);
  return new MediaError('too-large', `${name} is larger than ${most} MB; make it smaller first.`);
}
