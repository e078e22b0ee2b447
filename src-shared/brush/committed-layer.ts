import type { Stroke } from '../document/stroke.ts';
import { differenceOf, sameBeginning } from './difference.ts';
import { KeptStates } from './kept-states.ts';
import { boundsOf, paintRuns } from './paint.ts';
import { beginWith, commonLength, type Paintable } from './paintable.ts';
import { intersects, union } from './rect.ts';
import { type Run, StrokePath } from './stroke-path.ts';
import type { Rect, Surface, SurfaceMaker } from './surface.ts';

export type { Paintable } from './paintable.ts';

/** Items after which a state is kept: a copy costs several strokes, and an undo paints about so many again. */
const KEEP_EVERY = 16;
/** A change of more items than this is a clear or a removal: it may be undone, so the state before it is kept. */
const EDIT_MAX = 8;

/**
 * The committed items as pixels. `show` is told what should be seen and paints the difference: what was added, or, when an
 * item in between came or went, what lies over its area.
 */
export class CommittedLayer {
  readonly surface: Surface;
  readonly #background: string;
  readonly #surfaces: SurfaceMaker;
  readonly #kept: KeptStates;
  readonly #areas = new WeakMap<Paintable, { readonly area: Rect | undefined }>();
  #painted: readonly Paintable[] = [];
  /** For translucent strokes, left clear. */
  #scratch: Surface | undefined;
  /** Where an area is painted again. */
  #draft: Surface | undefined;

  constructor(options: { width: number; height: number; background: string; surfaces: SurfaceMaker }) {
    this.#background = options.background;
    this.#surfaces = options.surfaces;
    this.surface = options.surfaces.create(options.width, options.height);
    this.#kept = new KeptStates(() => this.#newSurface());
    this.#blank(this.surface);
  }

  /** Returns the area that changed, `undefined` when nothing did. */
  show(items: readonly Paintable[]): Rect | undefined {
    const painted = this.#painted;
    const added = beginWith(items, painted);
    if (added && items.length === painted.length) return undefined;
    const nearest = this.#kept.nearest(items);
    if (added && painted.length >= (nearest?.items.length ?? 0)) return this.#append(items);
    const edit = added ? undefined : differenceOf(painted, items);
    if (!edit || edit.length > EDIT_MAX) this.#kept.keep(painted, this.surface);
    else if (edit.every(item => item.kind === 'stroke')) return this.#amend(items, edit);
    return this.#restore(items);
  }

  #append(items: readonly Paintable[]): Rect | undefined {
    let area: Rect | undefined;
    for (let index = this.#painted.length; index < items.length; index += 1) {
      const item = items[index];
      if (item) area = union(area, this.#paint(item, this.surface));
      if ((index + 1) % KEEP_EVERY === 0) this.#kept.keep(items.slice(0, index + 1), this.surface);
    }
    this.#painted = items;
    return area;
  }

  #restore(items: readonly Paintable[]): Rect {
    const state = this.#kept.nearest(items);
    if (state) this.surface.blend(state.surface, this.#all, 1);
    else this.#blank(this.surface);
    this.#painted = state?.items ?? [];
    this.#append(items);
    return this.#all;
  }

  /**
   * Paints again what lies in the area of the items that came or went, from the nearest state on, and carries it over into
   * every later state: so the next undo finds them near.
   */
  #amend(items: readonly Paintable[], edit: readonly Paintable[]): Rect | undefined {
    const old = this.#painted;
    this.#painted = items;
    const common = commonLength(old, items);
    const base = this.#kept.nearest(items, common);
    const later = this.#kept.on(old).filter(state => state.items.length > common);
    const area = edit.reduce<Rect | undefined>((all, item) => union(all, this.#areaOf(item)), undefined);
    const draft = this.#draftOf(base?.surface, area);
    let next = base?.items.length ?? 0;
    for (const state of later) {
      const end = sameBeginning(state.items, items);
      this.#paintIn(area, items.slice(next, end), draft);
      if (area) state.surface.blend(draft, area, 1);
      state.items = items.slice(0, end);
      next = end;
    }
    this.#paintIn(area, items.slice(next), draft);
    if (area) this.surface.blend(draft, area, 1);
    return area;
  }

  /** Only what touches `area`; the rest of the draft is of no use. Shapes are filled whole: a clip would change their edges. */
  #paintIn(area: Rect | undefined, items: readonly Paintable[], draft: Surface): void {
    if (!area) return;
    for (const item of items) {
      const own = this.#areaOf(item);
      if (own && intersects(own, area)) this.#paint(item, draft);
    }
  }

  /** A surface that shows `base`, or the bare background, in `area`. */
  #draftOf(base: Surface | undefined, area: Rect | undefined): Surface {
    this.#draft ??= this.#newSurface();
    if (!base) this.#blank(this.#draft);
    else if (area) this.#draft.blend(base, area, 1);
    return this.#draft;
  }

  #paint(item: Paintable, target: Surface): Rect | undefined {
    if (item.kind === 'picture') {
      item.picture.drawOver(target);
      return this.#all;
    }
    const { stroke } = item; // A room's stroke is decoded whenever it is asked for.
    const runs = runsOf(stroke);
    paintRuns(target, runs, stroke.style, () => this.#scratchLayer());
    return this.#remember(item, runs);
  }

  /** The whole pixels that an item touches. */
  #areaOf(item: Paintable): Rect | undefined {
    if (item.kind === 'picture') return this.#all;
    const known = this.#areas.get(item);
    return known ? known.area : this.#remember(item, runsOf(item.stroke));
  }

  #remember(item: Paintable, runs: readonly Run[]): Rect | undefined {
    const area = boundsOf(runs, this.surface);
    this.#areas.set(item, { area });
    return area;
  }

  #scratchLayer(): Surface {
    this.#scratch ??= this.#newSurface();
    return this.#scratch;
  }

  #newSurface(): Surface {
    return this.#surfaces.create(this.surface.width, this.surface.height);
  }

  #blank({ pen, width, height }: Surface): void {
    pen.fillStyle = this.#background;
    pen.fillRect(0, 0, width, height);
  }

  get #all(): Rect {
    return { x: 0, y: 0, width: this.surface.width, height: this.surface.height };
  }
}

function runsOf(stroke: Stroke): readonly Run[] {
  const path = new StrokePath(stroke.style);
  path.extend(stroke.points);
  const tail = path.tail();
  return tail ? [...path.finished, tail] : path.finished;
}
