import type { Rect } from '#shared/brush/surface';
import type { SkiaSurface } from '../imaging/surface.ts';

/** Something that a canvas's picture changed by. */
export interface CanvasChange {
  /** Receipt of the points or the command, monotonic ms. */
  readonly receivedAt: number;
  /** Who sent it; '' for the operator, an undo of the system, and the like. */
  readonly client: string;
}

/** What a room shows of its canvas to the source that turns it into frames. */
export interface PaintedCanvas {
  readonly width: number;
  readonly height: number;
  /** Subscribes to "something changed"; returns how to stop. */
  onChange(listener: (change: CanvasChange) => void): () => void;
  /**
   * Brings `target` up to date and returns what changed in it, `undefined` for nothing. The first call paints everything;
   * after that the same `target` is passed at every call.
   */
  compose(target: SkiaSurface): Rect | undefined;
}
