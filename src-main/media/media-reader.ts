import type { Clock } from '#shared/clock';
import { MEDIA_BYTES_MOST } from '#shared/contract/media';
import { readAnimation } from '../imaging/animation.ts';
import { ImageError } from '../imaging/image-error.ts';
import { checkHeader } from '../imaging/picture-limits.ts';
import { Clip } from './clip.ts';
import type { ClipShelf } from './clip-shelf.ts';
import type { MediaContent } from './media-content.ts';
import { type FoundFile, isSameStamp, type MediaFolder } from './media-folder.ts';
import { CLIP_DELAY_LEAST_MS, CLIP_PIXELS_MOST, PHOTO_SIDE_PX } from './media-limits.ts';
import { PixelShelf } from './pixel-shelf.ts';
import { openStill } from './still.ts';

export interface MediaReaderOptions {
  readonly folder: Pick<MediaFolder, 'read'>;
  readonly clips: ClipShelf;
  readonly clock: Clock;
}

/**
 * Finds out what is in a file: PNG, JPEG, WebP and GIF, known by their bytes. Anything else is refused unread; an SVG above all, which
 * is a program that may reach out to the network.
 */
export class MediaReader {
  readonly #options: MediaReaderOptions;
  readonly #shelf = new PixelShelf();

  constructor(options: MediaReaderOptions) {
    this.#options = options;
  }

  /**
   * Decodes the picture, of a clip the first, so that a file which is called ready can be shown. `undefined`: somebody writes it.
   * Rejects with `ImageError`, or with the system's error.
   */
  async read(file: FoundFile): Promise<MediaContent | undefined> {
    if (file.stamp.bytes > MEDIA_BYTES_MOST) throw tooManyBytes(file.stamp.bytes);
    const { bytes, stamp } = await this.#options.folder.read(file);
    if (!isSameStamp(stamp, file.stamp)) return undefined;
    const header = checkHeader(bytes, PHOTO_SIDE_PX);
    const clip =
      header.format === 'gif' || header.format === 'webp' ? await this.#clip(file, bytes) : undefined;
    return clip ?? (await openStill({ header, bytes, read: () => this.#again(file), shelf: this.#shelf }));
  }

  /** `undefined`: it holds one picture only. */
  async #clip(file: FoundFile, bytes: Buffer): Promise<Clip | undefined> {
    const { width, height, delaysMs, frames } = await readAnimation(bytes, { maxPixels: CLIP_PIXELS_MOST });
    if (delaysMs.length < 2) return undefined;
    // Throws when it is damaged; the others are decoded when it is played.
    for await (const _first of frames) break;
    const facts = { width, height, delaysMs: delaysMs.map(ms => Math.max(CLIP_DELAY_LEAST_MS, ms)) };
    const pictures = async () => (await readAnimation(await this.#again(file))).frames;
    const { clips, clock } = this.#options;
    return new Clip({ size: { width, height }, maker: { facts, pictures }, clips, clock });
  }

  /** The bytes that were read before. */
  async #again(file: FoundFile): Promise<Buffer> {
    const { bytes, stamp } = await this.#options.folder.read(file);
    if (isSameStamp(stamp, file.stamp)) return bytes;
    throw new ImageError('broken', 'The file is being replaced.');
  }
}

function tooManyBytes(bytes: number): ImageError {
  const megabytes = (count: number) => Math.ceil(count / 1024 / 1024);
  const sentence = `The file has ${megabytes(bytes)} MB; at most ${megabytes(MEDIA_BYTES_MOST)} MB are taken.`;
  return new ImageError('too-large', sentence);
}
