import { type AnimationPart, type AnimationParts, BrokenAnimation } from './animation-parts.ts';
import { gifParts } from './gif-parts.ts';
import { ImageError } from './image-error.ts';
import { type ImageHeader, sniffFormat } from './image-header.ts';
import { brokenPicture, checkHeader, MAX_SIDE_PX } from './picture-limits.ts';
import { decodePicture } from './pictures.ts';
import type { OverlayJob } from './pixel-jobs.ts';
import type { Pixels } from './pixels.ts';
import { runJob } from './render-look.ts';
import { giveBackShared, shared, takeShared } from './shared-memory.ts';
import { webpParts } from './webp-parts.ts';

export interface AnimationLimits {
  /** 1,000 unless set. */
  readonly maxPictures?: number;
  /** px; 4096 unless set. */
  readonly maxSidePx?: number;
  /** Pixels of all pictures together; unless set, those of 1,000 pictures of full HD. */
  readonly maxPixels?: number;
}

const LIMITS = { maxPictures: 1_000, maxSidePx: MAX_SIDE_PX, maxPixels: 2_100_000_000 } as const;

/** Browsers take a delay up to this for one that was forgotten, and files are made for them. */
const DELAY_FORGOTTEN_MS = 10;
const DELAY_INSTEAD_MS = 100;

export interface Animation {
  /** px. */
  readonly width: number;
  readonly height: number;
  /** How long each picture stays, as browsers show it; one for each picture. */
  readonly delaysMs: readonly number[];
  /** How often it is played; 0: for ever. */
  readonly loop: number;
  /**
   * One round. Each loop over it begins anew; one picture is decoded at a time, when it is asked for, so that the memory is that of two
   * however long it is. Each has pixels of its own. Rejects with `ImageError` at a picture that is damaged.
   */
  readonly frames: AsyncIterable<Pixels>;
}

/**
 * Reads a GIF or WebP: how long it is and how it is made up, without decoding a picture, so that one with too many of them, or too large
 * ones, costs nothing. A file of one picture is an animation of one. Throws `ImageError`.
 */
export async function readAnimation(bytes: Buffer, limits: AnimationLimits = {}): Promise<Animation> {
  const all = { ...LIMITS, ...limits };
  const header = checkHeader(bytes, all.maxSidePx);
  const taken = takeApart(bytes, header, all.maxPictures);
  checkWork(taken, all);
  return {
    width: taken.width,
    height: taken.height,
    delaysMs: taken.parts.map(({ delayMs }) => (delayMs <= DELAY_FORGOTTEN_MS ? DELAY_INSTEAD_MS : delayMs)),
    loop: taken.loop,
    frames: { [Symbol.asyncIterator]: () => play(taken, header) },
  };
}

function takeApart(bytes: Buffer, header: ImageHeader, most: number): AnimationParts {
  const format = sniffFormat(bytes);
  if (format !== 'gif' && format !== 'webp')
    throw new ImageError('unknown-format', 'The bytes are no GIF or WebP.');
  try {
    const taken = format === 'gif' ? gifParts(bytes, most) : webpParts(bytes, most);
    if (taken.parts.length > 0) return taken;
  } catch (cause) {
    if (!(cause instanceof BrokenAnimation)) throw cause;
    throw brokenPicture(header, cause);
  }
  throw brokenPicture(header, new BrokenAnimation('It has no picture.'));
}

/** A picture counts as large as the canvas, for all of that is made anew for it, or as itself if it is larger. */
function checkWork({ width, height, parts }: AnimationParts, limits: Required<AnimationLimits>): void {
  if (parts.length > limits.maxPictures)
    throw new ImageError('too-large', `The animation has more than ${limits.maxPictures} pictures.`);
  const side = Math.max(...parts.flatMap(({ at }) => [at.width, at.height]));
  if (side > limits.maxSidePx)
    throw new ImageError(
      'too-large',
      `A picture of the animation has a side of ${side} px; at most ${limits.maxSidePx} px are taken.`,
    );
  const pixels = parts.reduce((sum, { at }) => sum + Math.max(width * height, at.width * at.height), 0);
  if (pixels > limits.maxPixels)
    throw new ImageError(
      'too-large',
      `The animation has ${parts.length} pictures of ${width}×${height} px, which is too much work.`,
    );
}

/** Lays each picture over those before it (GIF89a, 23.c.iv; RFC 9649, 2.7.1.1), beside the main thread. */
async function* play({ width, height, parts }: AnimationParts, header: ImageHeader): AsyncGenerator<Pixels> {
  const words = () => new Uint32Array(new SharedArrayBuffer(width * height * 4));
  const canvas = { width, height, canvas: words() };
  const saved = parts.some(({ after }) => after === 'restore') ? words() : undefined;
  let last: AnimationPart | undefined;
  for (const part of parts) {
    const before = {
      ...(last?.after === 'restore' && saved && { restore: saved }),
      ...(last?.after === 'clear' && { clear: last.at }),
      ...(part.after === 'restore' && saved && { save: saved }),
    };
    yield await overlaid(await decodePart(part, header), part, { ...canvas, ...before });
    last = part;
  }
}

type Canvas = Pick<OverlayJob, 'width' | 'height' | 'canvas' | 'restore' | 'clear' | 'save'>;

/** A copy of the canvas with the picture on it. */
async function overlaid(picture: Pixels, { at, replace }: AnimationPart, canvas: Canvas): Promise<Pixels> {
  const { width, height } = canvas;
  const source = shared(picture);
  const memory = takeShared(width * height * 4);
  try {
    const output = new Uint32Array(memory, 0, width * height);
    const translucent = await runJob({
      kind: 'overlay',
      ...canvas,
      picture: source.words,
      at,
      replace,
      output,
    });
    const data = Buffer.from(Buffer.from(memory, 0, width * height * 4));
    return { width, height, data, ...(translucent && { translucent }) };
  } finally {
    source.giveBack();
    giveBackShared(memory);
  }
}

/** Rejects unless the picture has the size that its place says: what comes out of it is laid there unchecked. */
async function decodePart(part: AnimationPart, header: ImageHeader): Promise<Pixels> {
  try {
    const picture = await decodePicture(part.file());
    if (picture.width === part.at.width && picture.height === part.at.height) return picture;
  } catch (cause) {
    throw brokenPicture(header, cause);
  }
  throw brokenPicture(header, new BrokenAnimation('A picture has another size than it says.'));
}
