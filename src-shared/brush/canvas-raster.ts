import type { StrokePoint, StrokeStyle } from '../document/stroke.ts';
import { CommittedLayer, type Paintable } from './committed-layer.ts';
import { boundsOf, fillRun } from './paint.ts';
import { intersects, pixels, union } from './rect.ts';
import { type Run, StrokePath } from './stroke-path.ts';
import type { Rect, Surface, SurfaceMaker } from './surface.ts';

interface LiveStroke {
  readonly style: StrokeStyle;
  readonly path: StrokePath;
  /** Own layer of a translucent stroke, from its first finished run on; opaque ones share the overlay. */
  layer: Surface | undefined;
  /** Finished runs that are painted already, and the area that they cover. */
  painted: number;
  paintedArea: Rect | undefined;
  tailArea: Rect | undefined;
}

/** A finished run on the overlay. */
interface OverlayRun {
  readonly stroke: LiveStroke;
  readonly run: Run;
}

/** Layers kept for the next translucent stroke; each costs width × height × 4 bytes. */
const FREE_LAYERS_KEPT = 4;

export interface CanvasRasterOptions {
  readonly width: number;
  readonly height: number;
  /** sRGB, `#rrggbb`: the canvas is opaque (R10). */
  readonly background: string;
  readonly surfaces: SurfaceMaker;
}

/**
 * The canvas as pixels: the committed layer, and over it the strokes in progress. The compositor in main and the page in
 * the browser use this very class, so both show the same.
 *
 * Work is done only for what changed: a live stroke costs its new points, a commit its own stroke, and `compose` copies
 * only the area that changed since the last time.
 */
export class CanvasRaster {
  readonly width: number;
  readonly height: number;
  readonly #surfaces: SurfaceMaker;
  readonly #committed: CommittedLayer;
  readonly #overlay: Surface;
  /** What is on the overlay, in the order in which it came. */
  #overlayRuns: OverlayRun[] = [];
  readonly #live = new Map<string, LiveStroke>();
  readonly #freeLayers: Surface[] = [];
  #dirty: Rect | undefined;

  constructor(options: CanvasRasterOptions) {
    this.width = options.width;
    this.height = options.height;
    this.#surfaces = options.surfaces;
    this.#committed = new CommittedLayer(options);
    this.#overlay = options.surfaces.create(options.width, options.height);
    this.#dirty = this.#all;
  }

  get dirty(): boolean {
    return this.#dirty !== undefined;
  }

  /** Ids of the strokes in progress, oldest first. */
  get liveIds(): readonly string[] {
    return [...this.#live.keys()];
  }

  /** What is committed, in order. Only what differs from the last call is painted. A live stroke of the same id ends. */
  show(items: readonly Paintable[]): void {
    const changed = this.#committed.show(items);
    this.#dirty = union(this.#dirty, changed);
    if (this.#live.size === 0) return;
    for (const item of items) if (this.#live.has(item.id)) this.end(item.id);
  }

  begin(id: string, style: StrokeStyle): void {
    if (this.#live.has(id)) return;
    this.#live.set(id, {
      style,
      path: new StrokePath(style),
      layer: undefined,
      painted: 0,
      paintedArea: undefined,
      tailArea: undefined,
    });
  }

  extend(id: string, points: readonly StrokePoint[]): void {
    const stroke = this.#live.get(id);
    if (!stroke) return;
    stroke.path.extend(points);
    const fresh = this.#paintFinished(stroke);
    const tail = stroke.path.tail();
    const tailArea = tail && pixels(tail.bounds, this.width, this.height);
    this.#dirty = union(union(this.#dirty, fresh), union(stroke.tailArea, tailArea));
    stroke.tailArea = tailArea;
  }

  /** Takes a stroke in progress away: it was committed, aborted, or its artist is gone. */
  end(id: string): void {
    const stroke = this.#live.get(id);
    if (!stroke) return;
    this.#live.delete(id);
    this.#dirty = union(this.#dirty, areaOf(stroke));
    if (stroke.layer) this.#freeLayer(stroke.layer);
    else if (stroke.paintedArea) this.#takeFromOverlay(stroke, stroke.paintedArea);
  }

  /** Brings `target` (kept by the caller from call to call) up to date; returns what changed, `undefined` for nothing. */
  compose(target: Surface): Rect | undefined {
    const area = this.#dirty;
    if (!area) return undefined;
    this.#dirty = undefined;
    target.blend(this.#committed.surface, area, 1);
    if (this.#live.size === 0) return area;
    target.blend(this.#overlay, area, 1);
    this.#composeTails(target, area);
    for (const stroke of this.#live.values())
      if (stroke.style.opacity < 1) this.#composeTranslucent(target, stroke, area);
    return area;
  }

  /** Makes the next `compose` repaint everything, for a new target. */
  invalidate(): void {
    this.#dirty = this.#all;
  }

  /** Paints the runs that were finished since the last call; returns the area that they cover. */
  #paintFinished(stroke: LiveStroke): Rect | undefined {
    const fresh = stroke.path.finished.slice(stroke.painted);
    if (fresh.length === 0) return undefined;
    stroke.painted = stroke.path.finished.length;
    const opaque = stroke.style.opacity >= 1;
    if (!opaque) stroke.layer ??= this.#newLayer();
    const target = stroke.layer ?? this.#overlay;
    for (const run of fresh) {
      fillRun(target.pen, run, stroke.style.colour);
      if (opaque) this.#overlayRuns.push({ stroke, run });
    }
    const area = boundsOf(fresh, this);
    stroke.paintedArea = union(stroke.paintedArea, area);
    return area;
  }

  // Shapes are always filled whole, on a layer, and the area is cut out when layers are blended: a fill under a clip has
  // other soft edges near it, which would stay behind as faint marks.

  /** The open ends of the opaque strokes. */
  #composeTails(target: Surface, area: Rect): void {
    const ends = [...this.#live.values()].filter(
      ({ style, tailArea }) => style.opacity >= 1 && tailArea && intersects(tailArea, area),
    );
    if (ends.length === 0) return;
    const scratch = this.#newLayer();
    for (const { path, style } of ends) {
      const tail = path.tail();
      if (tail) fillRun(scratch.pen, tail, style.colour);
    }
    target.blend(scratch, area, 1);
    this.#freeLayer(scratch);
  }

  /** The open end joins what is finished before the blend, so that the two do not darken each other. */
  #composeTranslucent(target: Surface, stroke: LiveStroke, area: Rect): void {
    const covered = areaOf(stroke);
    const tail = stroke.path.tail();
    if (!tail || !covered || !intersects(covered, area)) return;
    const scratch = this.#newLayer();
    if (stroke.layer) scratch.blend(stroke.layer, area, 1);
    fillRun(scratch.pen, tail, stroke.style.colour);
    target.blend(scratch, area, stroke.style.opacity);
    this.#freeLayer(scratch);
  }

  /** Repaints what else is in `area`, in the order in which it was painted: nothing of the others may move. */
  #takeFromOverlay(gone: LiveStroke, area: Rect): void {
    this.#overlayRuns = this.#overlayRuns.filter(({ stroke }) => stroke !== gone);
    this.#overlay.pen.clearRect(area.x, area.y, area.width, area.height);
    const touched = this.#overlayRuns.filter(({ run }) => intersects(run.bounds, area));
    if (touched.length === 0) return;
    const scratch = this.#newLayer();
    for (const { stroke, run } of touched) fillRun(scratch.pen, run, stroke.style.colour);
    this.#overlay.blend(scratch, area, 1);
    this.#freeLayer(scratch);
  }

  #newLayer(): Surface {
    return this.#freeLayers.pop() ?? this.#surfaces.create(this.width, this.height);
  }

  #freeLayer(layer: Surface): void {
    if (this.#freeLayers.length >= FREE_LAYERS_KEPT) return;
    layer.pen.clearRect(0, 0, this.width, this.height);
    this.#freeLayers.push(layer);
  }

  get #all(): Rect {
    return { x: 0, y: 0, width: this.width, height: this.height };
  }
}

function areaOf(stroke: LiveStroke): Rect | undefined {
  return union(stroke.paintedArea, stroke.tailArea);
}
