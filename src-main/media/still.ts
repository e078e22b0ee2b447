import type { ImageHeader } from '../imaging/image-header.ts';
import { decodePictureWithin } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { originalOf } from '../sources/original.ts';
import type { MediaContent, Size } from './media-content.ts';
import { ORIGINAL_BYTES_MOST, PHOTO_SIDE_PX, STILL_SIDE_PX } from './media-limits.ts';
import type { PixelShelf } from './pixel-shelf.ts';
import type { Shown } from './shown.ts';
import type { Stage } from './stage.ts';

/** How JPEG, PNG and WebP mark what a camera says of a picture; which way is up is in it. */
const EXIF_MARKS = ['Exif\0\0', 'eXIf', 'EXIF'];

export interface StillOptions {
  readonly header: ImageHeader;
  readonly bytes: Buffer;
  /** The bytes again: they are not kept. */
  readonly read: () => Promise<Buffer>;
  readonly shelf: PixelShelf;
}

/**
 * Decodes it, so that what is called a still can be shown. The pixels are not kept: of the files in a folder few are shown. Rejects with
 * `ImageError`.
 */
export async function openStill({ header, bytes, read, shelf }: StillOptions): Promise<Still> {
  const fromCamera = isFromCamera(bytes);
  const decode = (again: Buffer) => decodeStill(again, fromCamera);
  const key = {};
  const size = await decode(bytes);
  const isPlain = !fromCamera && size.width === header.width && bytes.length <= ORIGINAL_BYTES_MOST;
  return new Still({
    ofFile: isTurned(size, header) ? { width: header.height, height: header.width } : header,
    size: { width: size.width, height: size.height },
    readOriginal: async () => (isPlain ? originalOf(await read(), header) : undefined),
    pixels: async original => shelf.pixels(key, async () => decode(original ?? (await read()))),
  });
}

/** Not in the function above: what lives on of that would hold the bytes. */
function isFromCamera(bytes: Buffer): boolean {
  return EXIF_MARKS.some(mark => bytes.includes(mark, 0, 'latin1'));
}

interface StillParts {
  /** px, as the file has it, the right way up. */
  readonly ofFile: Size;
  /** px, as it is shown. */
  readonly size: Size;
  /** What can go out as it is, if anything can. */
  readonly readOriginal: () => Promise<Shown['original']>;
  /** From these bytes, or from the file's. */
  readonly pixels: (original: Buffer | undefined) => Promise<Pixels>;
}

/** One picture. Its pixels are decoded when somebody needs them, and again after they had to give way to others. */
export class Still implements MediaContent {
  readonly width: number;
  readonly height: number;
  readonly pictures = 1;
  readonly #parts: StillParts;

  constructor(parts: StillParts) {
    this.width = parts.ofFile.width;
    this.height = parts.ofFile.height;
    this.#parts = parts;
  }

  play(stage: Stage): () => void {
    let stopped = false;
    const unlessStopped =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        if (!stopped) then(value);
      };
    this.#open().then(
      unlessStopped(picture => stage.show(picture)),
      unlessStopped((error: unknown) => stage.failed(error)),
    );
    return () => {
      stopped = true;
    };
  }

  async #open(): Promise<Shown> {
    const { size, readOriginal, pixels } = this.#parts;
    const original = await readOriginal();
    return { ...size, ...(original && { original }), still: true, pixels: () => pixels(original?.bytes) };
  }
}

function decodeStill(bytes: Buffer, upright: boolean): Promise<Pixels> {
  const most = { width: STILL_SIDE_PX, height: STILL_SIDE_PX };
  return decodePictureWithin(bytes, most, { maxSidePx: PHOTO_SIDE_PX, keepProportions: true, upright });
}

/** Whether what was wide is high, or the other way round. */
function isTurned(a: Size, b: Size): boolean {
  return Math.sign(a.width - a.height) !== Math.sign(b.width - b.height);
}
