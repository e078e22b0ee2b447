import type { PictureFormat } from '#shared/contract/delivery';
import type { FitSize } from './pictures.ts';
import type { Pixels } from './pixels.ts';

/** Times of a frame's life on this machine, `performance.now()` ms. A latency is the difference of two of them. */
export interface FrameMarks {
  /** Receipt of the oldest input (points, commands) that this frame shows for the first time. */
  readonly receivedAt: number;
  readonly composedAt: number;
}

/** One picture of a source. Immutable: a source that changes makes a new one with the next sequence. */
export interface Frame {
  /** Stable name of the source, e.g. `canvas:K7QMXD`. */
  readonly source: string;
  /** Counts up by one with every frame of the source since the engine started. */
  readonly sequence: number;
  readonly width: number;
  readonly height: number;
  readonly marks: FrameMarks;
  /** Clients whose input this frame shows for the first time (R10: nobody is sent a frame whose only change is its own). */
  readonly contributors: ReadonlySet<string>;
  /** RGBA pixels; the same buffer at every call, valid for as long as the frame is held. */
  pixels(): Pixels;
}

/** How a frame is encoded. Equal settings of the same frame share the same bytes. */
export interface Encoding {
  readonly format: PictureFormat;
  /** 1–100; a PNG loses nothing and has none. */
  readonly quality: number;
  /** Absent: the frame's own size. A frame of just this size is encoded as it is, and shares its bytes with who asks for none. */
  readonly fit?: FitSize;
}

export interface EncodedFrame {
  readonly frame: Frame;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  /** `performance.now()` ms. */
  readonly encodeStartedAt: number;
  readonly encodedAt: number;
}
