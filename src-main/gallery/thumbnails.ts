import type { Clock } from '#shared/clock';
import { SerialGate } from '#shared/serial-gate';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { checkHeader } from '../imaging/picture-limits.ts';
import { decodePictureWithin } from '../imaging/pictures.ts';
import { GalleryError } from './gallery-error.ts';
import { withinTime } from './within-time.ts';

/** px: as large as a card of the Gallery page on a screen with two pixels a point, nearly. */
export const THUMBNAIL_SIDE_PX = 240;
/** Four pages of the gallery, at 5–15 kB each. */
const KEPT = 240;
/** Clean enough for lines at this size. */
const QUALITY = 80;
/** A disk that has not answered by then will not, for whoever looks at the page. */
const ANSWER_MS = 10_000;

/** Small pictures of kept ones, made when they are asked for. */
export class Thumbnails {
  readonly #read: (file: string) => Promise<Buffer>;
  readonly #clock: Clock;
  /** By id; the one that was asked for last is the last. */
  readonly #made = new Map<number, Promise<string>>();
  /** A page asks for sixty at once: they must not take the threads that encode for the displays. */
  readonly #gate = new SerialGate();

  constructor(options: { read: (file: string) => Promise<Buffer>; clock: Clock }) {
    this.#read = options.read;
    this.#clock = options.clock;
  }

  /** A JPEG of at most 240 px a side as a `data:` address. Rejects with `ImageError`, `GalleryError` or the system's error. */
  async of({ id, file }: { readonly id: number; readonly file: string }): Promise<string> {
    const making = this.#made.get(id) ?? this.#gate.run(() => this.#make(file));
    this.#made.delete(id);
    this.#made.set(id, making);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    try {
      return await withinTime(this.#clock, making, { ms: ANSWER_MS, late: () => lateFor(file) });
    } catch (error) {
      // The next one who asks may be luckier.
      if (this.#made.get(id) === making) this.#made.delete(id);
      throw error;
    }
  }

  async #make(file: string): Promise<string> {
    const bytes = await this.#read(file);
    const size = checkHeader(bytes);
    const scale = Math.min(1, THUMBNAIL_SIDE_PX / Math.max(size.width, size.height));
    const side = (px: number) => Math.max(1, Math.round(px * scale));
    const small = await decodePictureWithin(bytes, { width: side(size.width), height: side(size.height) });
    const jpeg = await encodeJpeg(small, { quality: QUALITY });
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
  }
}

function lateFor(file: string): never {
  throw new GalleryError('disk', `The disk does not answer: ${file} could not be read.`);
}
