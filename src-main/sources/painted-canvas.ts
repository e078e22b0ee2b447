import type { Rect } from '#shared/brush/surface';
import type { SkiaSurface } from '../imaging/surface.ts';

/** Something that a canvas's picture changed by. */
export interface CanvasChange {
  /** Receipt of the points or the command, monotonic ms. */
  readonly receivedAt: number;
  /** Who sent it; '' for the operator, an undo of the system, and the like. */
  readonly client: string;
}

/** Something that happened on a canvas; of all of them only the turns of `drawing` matter here. */
export interface CanvasEvent {
  readonly type: string;
}

/** What a room shows of its canvas to the source that turns it into frames. */
export interface PaintedCanvas {
  readonly width: number;
  readonly height: number;
  /** R7: whether any pen is down. */
  readonly drawing: boolean;
  /** Subscribes to what happens; `{ type: 'drawing' }` is told when `drawing` has changed. Returns how to stop. */
  on(listener: (event: CanvasEvent) => void): () => void;
  /** Subscribes to "something changed"; returns how to stop. */
  onChange(listener: (change: CanvasChange) => void): () => void;
  /**
   * Brings `target` up to date and returns what changed in it, `undefined` for nothing. The first call paints everything;
   * after that the same `target` is passed at every call.
   */
  compose(target: SkiaSurface): Rect | undefined;
}
