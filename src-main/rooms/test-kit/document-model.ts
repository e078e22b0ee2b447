interface Entry {
  readonly id: string;
  readonly author: string;
  readonly kind: 'stroke' | 'clear';
  removedBy: string | undefined;
}

/** A1 and A3 said as plainly as possible, slow and without a store: what a room's document must equal. */
export class DocumentModel {
  readonly #log: Entry[] = [];
  readonly #answers = new Map<string, { author: string; answer: string }>();
  readonly #undone = new Map<string, Entry[]>();

  /** What the canvas shows, in order. */
  get visible(): string[] {
    const clear = this.#log.findLastIndex(entry => entry.kind === 'clear' && !entry.removedBy);
    return this.#log
      .slice(clear + 1)
      .filter(entry => entry.kind === 'stroke' && !entry.removedBy)
      .map(entry => entry.id);
  }

  counts(author: string): { undoable: number; redoable: number } {
    return { undoable: this.#standing(author).length, redoable: this.#redoable(author).length };
  }

  add(kind: 'stroke' | 'clear', author: string, id: string): string {
    return this.#once(author, id, () => {
      this.#log.push({ id, author, kind, removedBy: undefined });
      this.#undone.delete(author);
      return 'accepted';
    });
  }

  undo(author: string, id: string): string {
    return this.#once(author, id, () => {
      const entry = this.#standing(author).at(-1);
      if (!entry) return 'nothing-to-undo';
      entry.removedBy = id;
      this.#undone.set(author, [...this.#redoable(author), entry]);
      return 'accepted';
    });
  }

  redo(author: string, id: string): string {
    return this.#once(author, id, () => {
      const entry = this.#redoable(author).at(-1);
      if (!entry) return 'nothing-to-redo';
      entry.removedBy = undefined;
      this.#undone.set(author, this.#redoable(author).slice(0, -1));
      return 'accepted';
    });
  }

  /** How many items went. */
  removeAuthor(author: string, by: string): number {
    const standing = this.#standing(author);
    for (const entry of standing) entry.removedBy = by;
    return standing.length;
  }

  undoRemoval(by: string): boolean {
    const entries = this.#log.filter(entry => entry.removedBy === by);
    for (const entry of entries) entry.removedBy = undefined;
    return entries.length > 0;
  }

  #standing(author: string): Entry[] {
    return this.#log.filter(entry => entry.author === author && !entry.removedBy);
  }

  #redoable(author: string): Entry[] {
    return this.#undone.get(author) ?? [];
  }

  #once(author: string, id: string, work: () => string): string {
    const before = this.#answers.get(id);
    if (before) return before.author === author ? before.answer : 'malformed';
    const answer = work();
    this.#answers.set(id, { author, answer });
    return answer;
  }
}
