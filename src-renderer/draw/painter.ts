import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { Paintable } from '#shared/brush/committed-layer';
import type { Picture, Surface, SurfaceMaker } from '#shared/brush/surface';
import type { PictureItem, StrokeItem } from '#shared/document/item';
import type { CanvasDocument, Shown } from './canvas-document.ts';
import type { CanvasSize } from './draw-state.ts';

/** What the painter needs of the platform. */
export interface Stage {
  readonly surfaces: SurfaceMaker;
  /** The surface that is seen, of the canvas's size. */
  readonly target: Surface;
  /** Decodes PNG, JPEG or WebP; rejects what is none. */
  decode(bytes: Uint8Array): Promise<Picture>;
  /** Calls back before the next picture of the screen. */
  requestFrame(callback: () => void): void;
}

/** A picture item, or the base raster, on its way from bytes to pixels. */
type Decoding = 'waiting' | 'broken' | Paintable;

/** Brings a document to a screen: once per frame of the screen, and only what changed. */
export class Painter {
  readonly #document: CanvasDocument;
  readonly #stage: Stage;
  readonly #raster: CanvasRaster;
  readonly #strokes = new WeakMap<StrokeItem['stroke'], Paintable>();
  readonly #pictures = new WeakMap<Uint8Array, Decoding>();
  readonly #lastPictures = new Map<string, Paintable>();
  readonly #stop: () => void;
  #shownIsNew = true;
  #requested = false;
  #closed = false;

  constructor(document: CanvasDocument, canvas: CanvasSize, stage: Stage) {
    this.#document = document;
    this.#stage = stage;
    this.#raster = new CanvasRaster({ ...canvas, surfaces: stage.surfaces });
    for (const [id, { style, points }] of document.live) {
      this.#raster.begin(id, style);
      this.#raster.extend(id, points);
    }
    this.#stop = document.listen({
      shownChanged: () => {
        this.#shownIsNew = true;
        this.#request();
      },
      strokeBegan: (id, style) => this.#raster.begin(id, style),
      strokeGrew: (id, points) => {
        this.#raster.extend(id, points);
        this.#request();
      },
      strokeEnded: id => {
        this.#raster.end(id);
        this.#request();
      },
    });
    this.#request();
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #request(): void {
    if (this.#requested) return;
    this.#requested = true;
    this.#stage.requestFrame(() => {
      this.#requested = false;
      if (!this.#closed) this.#paint();
    });
  }

  #paint(): void {
    if (this.#shownIsNew) {
      const paintables = this.#paintables(this.#document.shown);
      if (paintables) {
        this.#raster.show(paintables);
        this.#endFinished();
        this.#shownIsNew = false;
      }
    }
    this.#raster.compose(this.#stage.target);
  }

  /** A stroke that was finished and is not shown either (undone at once, hidden by a clear) has no item to end it. */
  #endFinished(): void {
    for (const id of this.#raster.liveIds) if (!this.#document.live.has(id)) this.#raster.end(id);
  }

  /** `undefined` while the picture that everything stands on is not decoded: rather yesterday's canvas than a blank one. */
  #paintables({ base, items }: Shown): Paintable[] | undefined {
    const paintables: Paintable[] = [];
    if (base) {
      const picture = this.#picture('base', base.png);
      if (picture === 'waiting') return undefined;
      if (picture !== 'broken') paintables.push(picture);
    }
    for (const item of items) {
      const paintable = item.kind === 'stroke' ? this.#stroke(item) : this.#pictureItem(item);
      if (paintable) paintables.push(paintable);
    }
    return paintables;
  }

  /** The same stroke is the same object at every call, also when the item takes the place of the waiting command. */
  #stroke(item: StrokeItem): Paintable {
    const known = this.#strokes.get(item.stroke);
    if (known) return known;
    const paintable: Paintable = { id: item.id, kind: 'stroke', stroke: item.stroke };
    this.#strokes.set(item.stroke, paintable);
    return paintable;
  }

  /** A peer that draws sends picture after picture (R19): until the new one is decoded, the one before it stays. */
  #pictureItem(item: PictureItem): Paintable | undefined {
    const picture = this.#picture(item.id, item.bytes);
    if (typeof picture === 'string') return this.#lastPictures.get(item.id);
    this.#lastPictures.set(item.id, picture);
    return picture;
  }

  #picture(id: string, bytes: Uint8Array): Decoding {
    const known = this.#pictures.get(bytes);
    if (known) return known;
    this.#pictures.set(bytes, 'waiting');
    this.#stage
      .decode(bytes)
      .then(
        (picture): Decoding => ({ id, kind: 'picture', picture }),
        (): Decoding => 'broken',
      )
      .then(decoded => {
        this.#pictures.set(bytes, decoded);
        this.#shownIsNew = true;
        this.#request();
      })
      .catch(() => {
        // Painting asks for frames only; it cannot fail here.
      });
    return 'waiting';
  }
}
