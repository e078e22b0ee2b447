/** A3: which items are taken away, and by which command. Nothing is ever deleted. */
export class Marks {
  readonly #byItem = new Map<string, string>();
  readonly #removed = new Set<string>();

  /** Ids of all items that are taken away. */
  get removed(): ReadonlySet<string> {
    return this.#removed;
  }

  /** The command that took the item away; `undefined` while it stands. */
  removedBy(item: string): string | undefined {
    return this.#byItem.get(item);
  }

  /** Items that `command` took away and that have not come back. */
  itemsOf(command: string): string[] {
    return [...this.#byItem].filter(([, by]) => by === command).map(([item]) => item);
  }

  remove(item: string, command: string): void {
    this.#byItem.set(item, command);
    this.#removed.add(item);
  }

  restore(item: string): void {
    this.#byItem.delete(item);
    this.#removed.delete(item);
  }
}
