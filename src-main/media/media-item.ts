import type { MediaFile } from '#shared/contract/media';
import type { Why } from '#shared/contract/why';
import { ImageError } from '../imaging/image-error.ts';
import type { MediaContent } from './media-content.ts';
import { type FoundFile, isSameStamp } from './media-folder.ts';
import { whyOf } from './why-of.ts';

/** A copy that has not grown for so long is taken for whole; if it was not, it is read again when it has grown. */
export const SETTLE_MS = 1_000;
/** A file that the disk did not give (it is locked, the network is away) may be given later. */
const AGAIN_MS = 30_000;

type Condition =
  | { readonly is: 'growing'; readonly sinceMs: number }
  | { readonly is: 'waiting' }
  | { readonly is: 'ready'; readonly content: MediaContent }
  /** `againMs`: when it is worth another try; absent: as it is, it never will be. */
  | { readonly is: 'refused'; readonly why: Why; readonly againMs?: number };

/** One file of the folder. All times are monotonic ms. */
export class MediaItem {
  readonly id: string;
  /** Somebody waits for it. */
  urgent = false;
  #file: FoundFile;
  #condition: Condition;

  /** `whole`: nobody writes it any more. */
  constructor(id: string, file: FoundFile, { whole, now }: { whole: boolean; now: number }) {
    this.id = id;
    this.#file = file;
    this.#condition = whole ? { is: 'waiting' } : { is: 'growing', sinceMs: now };
  }

  get file(): FoundFile {
    return this.#file;
  }

  get content(): MediaContent | undefined {
    return this.#condition.is === 'ready' ? this.#condition.content : undefined;
  }

  get why(): Why | undefined {
    return this.#condition.is === 'refused' ? this.#condition.why : undefined;
  }

  /** Whether it is to be read now. */
  isDue(now: number): boolean {
    const { againMs = Number.POSITIVE_INFINITY } = this.#condition.is === 'refused' ? this.#condition : {};
    return this.#condition.is === 'waiting' || now >= againMs;
  }

  /** When it will be whole, if it goes on as it is. */
  get wholeAtMs(): number | undefined {
    return this.#condition.is === 'growing' ? this.#condition.sinceMs + SETTLE_MS : undefined;
  }

  /** It is in the folder, like this. Returns whether that says something new. */
  found(file: FoundFile, { whole, now }: { whole: boolean; now: number }): boolean {
    const same = isSameStamp(file.stamp, this.#file.stamp);
    this.#file = file;
    if (!same) {
      this.#condition = whole ? { is: 'waiting' } : { is: 'growing', sinceMs: now };
      return true;
    }
    if (this.wholeAtMs !== undefined && (whole || now >= this.wholeAtMs)) this.#condition = { is: 'waiting' };
    return false;
  }

  /** It was read, and this is in it; `undefined`: somebody writes it. */
  read(content: MediaContent | undefined, now: number): void {
    this.#condition = content ? { is: 'ready', content } : { is: 'growing', sinceMs: now };
  }

  /** It could not be read, prepared or decoded. */
  refuse(error: unknown, now: number): void {
    const passing = !(error instanceof ImageError);
    this.#condition = { is: 'refused', why: whyOf(error), ...(passing && { againMs: now + AGAIN_MS }) };
  }

  describe(): MediaFile {
    const { content, why } = this;
    return {
      id: this.id,
      bytes: this.#file.stamp.bytes,
      state: content ? 'ready' : why ? 'refused' : 'reading',
      ...(content && factsOf(content)),
      ...(why && { why }),
    };
  }
}

function factsOf({ width, height, pictures, durationMs }: MediaContent) {
  return { width, height, pictures, ...(durationMs !== undefined && { durationMs }) };
}
