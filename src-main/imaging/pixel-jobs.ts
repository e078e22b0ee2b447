import type { Rect } from '#shared/brush/surface';
import type { Grade } from './look-grade.ts';
import type { Taps } from './resample-taps.ts';

/** How a picture in memory is read: the word of column u, row v is at `base + u · columnStep + v · rowStep`. */
export interface Reading {
  readonly words: Uint32Array;
  readonly base: number;
  readonly columnStep: number;
  readonly rowStep: number;
  readonly width: number;
  readonly height: number;
}

/** Renders the part of a view that one display shows. All words are pixels: red in the lowest byte, alpha in the highest. */
export interface LookJob {
  readonly kind: 'look';
  readonly source: Reading;
  /** Where the source comes to lie, px of the target; it may reach beyond. */
  readonly placed: Rect;
  /** Of the visible part of `placed`; absent: each pixel is the nearest of the source. */
  readonly taps?: { readonly columns: Taps; readonly rows: Taps };
  readonly target: Uint32Array;
  readonly width: number;
  readonly height: number;
  /** Place of the target in its wall, px: a pattern of dots goes on from tile to tile. */
  readonly x: number;
  readonly y: number;
  readonly background: number;
  /** The source may be translucent: it is laid over the background first. */
  readonly flatten: boolean;
  readonly grade?: Grade;
}

/** The next picture of an animation, laid over those before. */
export interface OverlayJob {
  readonly kind: 'overlay';
  readonly canvas: Uint32Array;
  readonly width: number;
  readonly height: number;
  /** Done first: what the picture before leaves behind. */
  readonly restore?: Uint32Array;
  readonly clear?: Rect;
  /** The canvas is copied here before the picture is laid over it. */
  readonly save?: Uint32Array;
  readonly picture: Uint32Array;
  /** Size of the picture, and its place; it may reach beyond. */
  readonly at: Rect;
  /** Its alpha replaces what was there, instead of letting it through. */
  readonly replace: boolean;
  readonly output: Uint32Array;
}

export type PixelJob = LookJob | OverlayJob;

/** Does a job in place; returns whether any pixel of the result is less than opaque. */
export type PixelRun = (job: PixelJob) => boolean;
