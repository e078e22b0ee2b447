import { putByOrder } from './by-order.ts';
import type { LoggedClear, LoggedStroke } from './logged-item.ts';

/** What undo and redo work on: a peer's picture is no step of anybody's. */
export type OwnItem = LoggedStroke | LoggedClear;

/** A3: one author's own items, as undo and redo see them. */
export class AuthorHistory {
  /** Own items that stand, in order. */
  readonly #standing: OwnItem[] = [];
  /** Own items that were undone and may come back, newest undo last. */
  #undone: OwnItem[] = [];

  get counts(): { undoable: number; redoable: number } {
    return { undoable: this.#standing.length, redoable: this.#undone.length };
  }

  /** What an undo would take away. */
  get undoable(): OwnItem | undefined {
    return this.#standing.at(-1);
  }

  /** What a redo would bring back. */
  get redoable(): OwnItem | undefined {
    return this.#undone.at(-1);
  }

  /** Something new: what was undone before can no longer come back. */
  add(item: OwnItem): void {
    this.#standing.push(item);
    this.#undone = [];
  }

  /** For a history that is read back: an item that was undone after all that are here. */
  addUndone(item: OwnItem): void {
    this.#undone.push(item);
  }

  undo(): void {
    const item = this.#standing.pop();
    if (item) this.#undone.push(item);
  }

  redo(): void {
    const item = this.#undone.pop();
    if (item) putByOrder(this.#standing, item);
  }

  /** The operator took an item away, or brings it back: no step of the author's. */
  remove(item: OwnItem): void {
    const index = this.#standing.indexOf(item);
    if (index >= 0) this.#standing.splice(index, 1);
  }

  restore(item: OwnItem): void {
    putByOrder(this.#standing, item);
  }
}
