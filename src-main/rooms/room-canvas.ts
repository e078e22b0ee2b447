import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { Rect, Surface } from '#shared/brush/surface';
import type { StrokePoint } from '#shared/document/stroke';
import type { Log } from '#shared/log';
import { DecodedPictures } from './decoded-pictures.ts';
import type { RoomDocument } from './document.ts';
import type { LoggedItem } from './logged-item.ts';
import type { Pen } from './pens.ts';
import type { RoomImaging } from './room-imaging.ts';
import { showInTurns } from './show-in-turns.ts';

export interface RoomCanvasOptions {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly imaging: RoomImaging;
  readonly log: Log;
}

/** The room's one raster (design decision 2): the document, and over it the strokes in progress. */
export class RoomCanvas {
  readonly #document: RoomDocument;
  readonly #raster: CanvasRaster;
  readonly #pictures: DecodedPictures;
  #onReady: () => void = () => undefined;
  #decoding = false;
  #shown: readonly LoggedItem[] = [];

  constructor(document: RoomDocument, options: RoomCanvasOptions) {
    this.#document = document;
    this.#raster = new CanvasRaster({ ...options, surfaces: options.imaging.surfaces });
    this.#pictures = new DecodedPictures(options);
  }

  /** Paints what was loaded, before anybody looks: thousands of strokes at the first frame would hold up everything else. */
  async prepare(): Promise<void> {
    const { visible } = this.#document;
    const items = await this.#pictures.decode(() => visible);
    await showInTurns(items, 0, some => this.#raster.show(some));
    this.#shown = visible;
  }

  /** A picture that `compose` had to wait for is there: compose again. One listener. */
  onReady(listener: () => void): void {
    this.#onReady = listener;
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
   * painted only here, so a canvas that nobody looks at costs nothing, and a burst of commands is painted once. What needs a
   * picture that is not decoded, brought back by an undo say, shows when it is (`onReady`).
   */
  compose(target: Surface): Rect | undefined {
    const { visible } = this.#document;
    if (visible !== this.#shown) this.#show(visible);
    return this.#raster.compose(target);
  }

  #show(visible: RoomDocument['visible']): void {
    const items = this.#pictures.paintable(visible);
    if (!items) {
      if (!this.#decoding) void this.#decode();
      return;
    }
    this.#raster.show(items);
    this.#shown = visible;
  }

  async #decode(): Promise<void> {
    this.#decoding = true;
    await this.#pictures.decode(() => this.#document.visible);
    this.#decoding = false;
    this.#onReady();
  }
}
