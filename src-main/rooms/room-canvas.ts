import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { Rect, Surface, SurfaceMaker } from '#shared/brush/surface';
import type { StrokePoint } from '#shared/document/stroke';
import type { RoomDocument } from './document.ts';
import type { LoggedItem } from './logged-item.ts';
import type { Pen } from './pens.ts';
import { showInTurns } from './show-in-turns.ts';

export interface RoomCanvasOptions {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly surfaces: SurfaceMaker;
}

/** The room's one raster (design decision 2): the document, and over it the strokes in progress. */
export class RoomCanvas {
  readonly #document: RoomDocument;
  readonly #raster: CanvasRaster;
  #shown: readonly LoggedItem[] = [];

  constructor(document: RoomDocument, options: RoomCanvasOptions) {
    this.#document = document;
    this.#raster = new CanvasRaster(options);
  }

  /** Paints what was loaded, before anybody looks: thousands of strokes at the first frame would hold up everything else. */
  async prepare(): Promise<void> {
    const { visible } = this.#document;
    await showInTurns(visible, 0, some => this.#raster.show(some));
    this.#shown = visible;
  }

  begin(pen: Pen): void {
    this.#raster.begin(pen.id, pen.style);
  }

  extend(id: string, points: readonly StrokePoint[]): void {
    this.#raster.extend(id, points);
  }

  end(id: string): void {
    this.#raster.end(id);
  }

  /**
   * Brings `target`, the same at every call, up to date; returns what changed in it, `undefined` for nothing. The document is
   * painted only here, so a canvas that nobody looks at costs nothing, and a burst of commands is painted once.
   */
  compose(target: Surface): Rect | undefined {
    const { visible } = this.#document;
    if (visible !== this.#shown) this.#raster.show(visible);
    this.#shown = visible;
    return this.#raster.compose(target);
  }
}
