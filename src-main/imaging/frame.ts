import type { Rect } from '#shared/brush/surface';
import type { PictureFormat } from '#shared/contract/delivery';
import type { Tile } from '#shared/contract/group';
import type { Look } from '#shared/contract/look';
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
  /**
   * RGBA pixels; the same buffer at every call, valid for as long as the frame is held. What came in as a picture is decoded at the
   * first call, off the main thread; rejects with `ImageError`.
   */
  pixels(): Pixels | Promise<Pixels>;
  /** All that differs from the frame of the sequence before, px; absent: that may be everything. */
  readonly changed?: Rect;
  /** The picture as it came in, if it did. Where it is what a receiver needs, it goes out untouched. */
  readonly original?: OriginalPicture;
  /** The next one is seconds away, so the smaller encoding is worth its time. */
  readonly still?: boolean;
}

/** A frame whose pixels are there already. */
export interface PaintedFrame extends Frame {
  pixels(): Pixels;
}

export interface OriginalPicture {
  readonly format: PictureFormat;
  readonly bytes: Buffer;
  /** S4: a baseline JPEG as a stream takes it. */
  readonly baseline: boolean;
}

/** What a receiver sees of a frame: its look, and all of it or its tile, in a size of its own. */
export interface View {
  /** px of what is encoded; of a tile's panel, not of its wall. */
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  readonly tile?: Tile;
}

/** How a frame is encoded. Equal settings of the same frame share the same bytes. */
export interface Encoding {
  readonly format: PictureFormat;
  /** 1–100; a PNG loses nothing and has none. */
  readonly quality: number;
  /** Absent: the frame as it is. A view that changes nothing shares its bytes with who asks for none. */
  readonly view?: View;
  /** Only this part of what the view shows, px, multiples of 16 (S2). */
  readonly region?: Rect;
}

export interface EncodedFrame {
  readonly frame: Frame;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  /** The bytes are those that came in: nothing was encoded. */
  readonly passed: boolean;
  /** `performance.now()` ms. */
  readonly encodeStartedAt: number;
  readonly encodedAt: number;
}
