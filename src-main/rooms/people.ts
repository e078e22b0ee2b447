import type { Author } from './author.ts';

/** Artists who are in the room now. One with two windows, or whose old connection has not died yet, is one. */
export class People {
  readonly #authorOf = new Map<string, string>();

  get count(): number {
    return new Set(this.#authorOf.values()).size;
  }

  /** Returns whether the count changed. */
  enter({ author, client }: Pick<Author, 'author' | 'client'>): boolean {
    const before = this.count;
    this.#authorOf.set(client, author);
    return this.count !== before;
  }

  /** Returns whether the count changed. */
  leave(client: string): boolean {
    const before = this.count;
    this.#authorOf.delete(client);
    return this.count !== before;
  }
}
