import type { Stroke } from '../document/stroke.ts';
import { boundsOf, paintRuns } from './paint.ts';
import { union } from './rect.ts';
import { StrokePath } from './stroke-path.ts';
import type { Picture, Rect, Surface, SurfaceMaker } from './surface.ts';

/** An item that is ready to be painted: strokes as they are, pictures decoded. Compared by identity. */
export type Paintable =
  | { readonly id: string; readonly kind: 'stroke'; readonly stroke: Stroke }
  | { readonly id: string; readonly kind: 'picture'; readonly picture: Picture };

interface Checkpoint {
  readonly items: readonly Paintable[];
  readonly surface: Surface;
}

/** Items after which a state is worth keeping: repainting fewer than these takes less than a frame. */
const CHECKPOINT_EVERY = 48;
/** Kept states; each costs width × height × 4 bytes. */
const CHECKPOINTS = 5;

/**
 * The committed items as pixels. `show` is told what should be seen and paints the difference: what was added, or, after an
 * undo or a clear, everything from the nearest kept state on.
 */
export class CommittedLayer {
  readonly surface: Surface;
  readonly #background: string;
  readonly #surfaces: SurfaceMaker;
  #painted: readonly Paintable[] = [];
  #checkpoints: Checkpoint[] = [];
  #scratch: Surface | undefined;

  constructor(options: { width: number; height: number; background: string; surfaces: SurfaceMaker }) {
    this.#background = options.background;
    this.#surfaces = options.surfaces;
    this.surface = options.surfaces.create(options.width, options.height);
    this.#blank();
  }

  /** Returns the area that changed, `undefined` when nothing did. */
  show(items: readonly Paintable[]): Rect | undefined {
    const common = commonLength(this.#painted, items);
    if (common === items.length && common === this.#painted.length) return undefined;
    if (common === this.#painted.length) {
      const area = this.#paint(items, common);
      this.#painted = items;
      return area;
    }
    this.#keep();
    this.#restore(items);
    return this.#all;
  }

  #restore(items: readonly Paintable[]): void {
    let best: Checkpoint | undefined;
    for (const checkpoint of this.#checkpoints) {
      const usable = commonLength(checkpoint.items, items) === checkpoint.items.length;
      if (usable && checkpoint.items.length > (best?.items.length ?? 0)) best = checkpoint;
    }
    if (best) {
      this.#touch(best);
      this.surface.blend(best.surface, this.#all, 1);
    } else {
      this.#blank();
    }
    this.#painted = best?.items ?? [];
    this.#paint(items, this.#painted.length);
    this.#painted = items;
  }

  #paint(items: readonly Paintable[], from: number): Rect | undefined {
    let area: Rect | undefined;
    for (let index = from; index < items.length; index += 1) {
      const item = items[index];
      if (!item) continue;
      if (item.kind === 'picture') {
        item.picture.drawOver(this.surface);
        area = this.#all;
      } else {
        area = union(area, this.#paintStroke(item.stroke));
      }
      if ((index + 1) % CHECKPOINT_EVERY === 0) {
        this.#painted = items.slice(0, index + 1);
        this.#keep();
      }
    }
    return area;
  }

  #paintStroke(stroke: Stroke): Rect | undefined {
    const path = new StrokePath(stroke.style);
    path.extend(stroke.points);
    const tail = path.tail();
    const runs = tail ? [...path.finished, tail] : path.finished;
    paintRuns(this.surface, runs, stroke.style, () => this.#scratchLayer());
    return boundsOf(runs, this.surface);
  }

  /** Keeps the present state, unless it is nearly one that is kept already. */
  #keep(): void {
    const near = this.#checkpoints.some(
      checkpoint =>
        Math.abs(checkpoint.items.length - this.#painted.length) < CHECKPOINT_EVERY / 4 &&
        commonLength(checkpoint.items, this.#painted) === checkpoint.items.length,
    );
    if (near || this.#painted.length < CHECKPOINT_EVERY / 4) return;
    const reused = this.#checkpoints.length >= CHECKPOINTS ? this.#checkpoints.shift()?.surface : undefined;
    const surface = reused ?? this.#surfaces.create(this.surface.width, this.surface.height);
    surface.blend(this.surface, this.#all, 1);
    this.#checkpoints.push({ items: this.#painted, surface });
  }

  #touch(used: Checkpoint): void {
    this.#checkpoints = [...this.#checkpoints.filter(other => other !== used), used];
  }

  #scratchLayer(): Surface {
    this.#scratch ??= this.#surfaces.create(this.surface.width, this.surface.height);
    return this.#scratch;
  }

  #blank(): void {
    const { pen, width, height } = this.surface;
    pen.fillStyle = this.#background;
    pen.fillRect(0, 0, width, height);
  }

  get #all(): Rect {
    return { x: 0, y: 0, width: this.surface.width, height: this.surface.height };
  }
}

function commonLength(a: readonly Paintable[], b: readonly Paintable[]): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a[index] === b[index]) index += 1;
  return index;
}
