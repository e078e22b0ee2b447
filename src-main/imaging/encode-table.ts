import { Fitter, fits } from './fit.ts';
import type { EncodedFrame, Encoding, Frame } from './frame.ts';
import { encodeJpeg } from './jpeg.ts';
import { encodePng, encodeWebp } from './pictures.ts';
import type { Pixels } from './pixels.ts';

/** Frames of a source whose bytes are kept: the newest, and those that slower receivers may still ask for. */
const FRAMES_KEPT = 3;

type Encoder = (pixels: Pixels, encoding: Encoding) => Promise<Buffer>;
type EncodingsOfFrame = Map<string, Promise<EncodedFrame>>;

/**
 * Encode once: whoever asks for the same frame in the same encoding gets the same promise and the same bytes, so any number
 * of displays and clients costs one encode.
 */
export class EncodeTable {
  readonly #encoder: Encoder;
  readonly #clock: { now(): number };
  readonly #fitter = new Fitter();
  readonly #sources = new Map<string, Map<number, EncodingsOfFrame>>();
  #encodes = 0;

  constructor(options: { encoder?: Encoder; clock?: { now(): number } } = {}) {
    this.#encoder = options.encoder ?? encodePixels;
    this.#clock = options.clock ?? performance;
  }

  /** Encodes that were begun. */
  get encodes(): number {
    return this.#encodes;
  }

  /** Rejects with `ImageError`; a failed encode is forgotten, the next call tries again. */
  encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    const encodings = this.#encodingsOf(frame);
    const key = keyOf(frame, encoding);
    const known = encodings.get(key);
    if (known) return known;
    const encoded = this.#encode(frame, encoding);
    encodings.set(key, encoded);
    encoded.catch(() => encodings.delete(key));
    return encoded;
  }

  /** Lets go of a source that is gone. */
  forget(source: string): void {
    this.#sources.delete(source);
  }

  async #encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    this.#encodes += 1;
    const encodeStartedAt = this.#clock.now();
    const pixels = encoding.fit ? this.#fitter.fit(frame, encoding.fit) : frame.pixels();
    const bytes = await this.#encoder(pixels, encoding);
    return { frame, encoding, bytes, encodeStartedAt, encodedAt: this.#clock.now() };
  }

  #encodingsOf(frame: Frame): EncodingsOfFrame {
    const frames = this.#sources.get(frame.source) ?? new Map<number, EncodingsOfFrame>();
    const encodings: EncodingsOfFrame = frames.get(frame.sequence) ?? new Map();
    this.#sources.set(frame.source, frames);
    frames.set(frame.sequence, encodings);
    if (frames.size > FRAMES_KEPT) frames.delete(Math.min(...frames.keys()));
    return encodings;
  }
}

function keyOf(frame: Frame, { format, quality, fit }: Encoding): string {
  const encoded = format === 'png' ? format : `${format} ${quality}`;
  if (!fit || fits(frame, fit)) return encoded;
  return `${encoded} ${fit.width}×${fit.height} ${fit.background}`;
}

function encodePixels(pixels: Pixels, { format, quality }: Encoding): Promise<Buffer> {
  switch (format) {
    case 'jpeg':
      return encodeJpeg(pixels, { quality });
    case 'png':
      return encodePng(pixels);
    case 'webp':
      return encodeWebp(pixels, { quality });
    default:
      return format satisfies never;
  }
}
