import { type Item, type PictureItem, type StrokeItem, visibleItems } from '#shared/document/item';
import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { RasterMessage } from '#shared/wire/artist-messages';
import type { Command } from './command.ts';
import { type BaseRaster, ItemLog } from './item-log.ts';
import { type OwnCounts, predict } from './prediction.ts';

/** A stroke in progress, own or foreign. */
export interface LiveStroke {
  readonly style: StrokeStyle;
  readonly points: StrokePoint[];
  readonly own: boolean;
}

/** What is to be seen below the strokes in progress. */
export interface Shown {
  /** Picture of everything before `items`; absent when there is nothing before, or a clear hides it. */
  readonly base: BaseRaster | undefined;
  readonly items: readonly (StrokeItem | PictureItem)[];
}

/** Who paints the document. Called at every change, in order; must not call back into the document. */
export interface DocumentListener {
  shownChanged(): void;
  strokeBegan(id: string, style: StrokeStyle): void;
  strokeGrew(id: string, points: readonly StrokePoint[]): void;
  strokeEnded(id: string): void;
}

/**
 * The canvas as this page knows it: what the relay confirmed, what it will confirm (the commands that wait), and the strokes
 * that are being drawn. Knows neither a socket nor a screen.
 */
export class CanvasDocument {
  #log = new ItemLog(0);
  /** Between `reset` and `ready` the new document is collected aside, so that the old one stays to be seen. */
  #staged: ItemLog | undefined;
  #author = '';
  #confirmedCounts: OwnCounts = { undoable: 0, redoable: 0 };
  #counts: OwnCounts = this.#confirmedCounts;
  #waiting: readonly Command[] = [];
  /** Accepted strokes whose item is still on its way: they must not blink. */
  #accepted: Command[] = [];
  #shown: Shown = { base: undefined, items: [] };
  readonly #live = new Map<string, LiveStroke>();
  readonly #listeners = new Set<DocumentListener>();

  get shown(): Shown {
    return this.#shown;
  }

  /** Strokes in progress, oldest first. */
  get live(): ReadonlyMap<string, LiveStroke> {
    return this.#live;
  }

  /** What this artist can undo and redo, the waiting commands counted in. */
  get counts(): OwnCounts {
    return this.#counts;
  }

  listen(listener: DocumentListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setAuthor(author: string): void {
    this.#author = author;
    this.#show();
  }

  reset(floor: number): void {
    this.#staged = new ItemLog(floor);
  }

  raster(message: RasterMessage): void {
    this.#target.raster(message);
  }

  ready(): void {
    if (!this.#staged) return;
    this.#log = this.#staged;
    this.#staged = undefined;
    this.#accepted = [];
    this.#show();
  }

  item(item: Item): void {
    if (!this.#target.add(this.#recognised(item))) return;
    this.#accepted = this.#accepted.filter(command => command.id !== item.id);
    this.#live.delete(item.id);
    this.#showIfCurrent();
  }

  removed(ids: readonly string[]): void {
    this.#target.remove(ids);
    this.#showIfCurrent();
  }

  restored(ids: readonly string[]): void {
    this.#target.restore(ids);
    this.#showIfCurrent();
  }

  setCounts(counts: OwnCounts): void {
    this.#confirmedCounts = counts;
    this.#show();
  }

  /** The commands that have no answer yet. A committed stroke is no longer in progress. */
  setWaiting(waiting: readonly Command[]): void {
    this.#waiting = waiting;
    for (const command of waiting) this.#live.delete(command.id);
    this.#show();
  }

  accepted(command: Command): void {
    if (command.kind !== 'commit' && command.kind !== 'clear') return;
    if (!this.#log.has(command.id) && !this.#staged?.has(command.id)) this.#accepted.push(command);
  }

  /** A stroke begins; one that is known goes on. */
  begin(id: string, style: StrokeStyle, own: boolean): void {
    if (this.#live.has(id) || this.#log.has(id)) return;
    this.#live.set(id, { style, points: [], own });
    for (const listener of this.#listeners) listener.strokeBegan(id, style);
  }

  /** Points `from`, `from + 1`, … of a stroke in progress; what is known already is left out. */
  grow(id: string, from: number, points: readonly StrokePoint[]): void {
    const stroke = this.#live.get(id);
    if (!stroke) return;
    const fresh = points.slice(Math.max(0, stroke.points.length - from));
    if (fresh.length === 0) return;
    stroke.points.push(...fresh);
    for (const listener of this.#listeners) listener.strokeGrew(id, fresh);
  }

  end(id: string): void {
    if (!this.#live.delete(id)) return;
    for (const listener of this.#listeners) listener.strokeEnded(id);
  }

  /** The connection is gone: nobody knows how the strokes of others went on. */
  endForeign(): void {
    // Deleting what was visited does not disturb the walk over a map.
    for (const [id, stroke] of this.#live) if (!stroke.own) this.end(id);
  }

  /** The page's own stroke stays the object that it was, so that nobody paints it again. */
  #recognised(item: Item): Item {
    if (item.kind !== 'stroke') return item;
    const own = [...this.#accepted, ...this.#waiting].find(command => command.id === item.id);
    return own?.kind === 'commit' ? { ...item, stroke: own.stroke } : item;
  }

  get #target(): ItemLog {
    return this.#staged ?? this.#log;
  }

  #showIfCurrent(): void {
    if (!this.#staged) this.#show();
  }

  #show(): void {
    const confirmed = { items: this.#log.items, removed: this.#log.removed, ...this.#confirmedCounts };
    const state = predict(confirmed, [...this.#accepted, ...this.#waiting], this.#author);
    const cleared = state.items.some(item => item.kind === 'clear' && !state.removed.has(item.id));
    this.#counts = { undoable: state.undoable, redoable: state.redoable };
    this.#shown = {
      base: cleared ? undefined : this.#log.base,
      items: visibleItems(state.items, state.removed),
    };
    for (const listener of this.#listeners) listener.shownChanged();
  }
}
