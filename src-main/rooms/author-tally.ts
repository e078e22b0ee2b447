type Authored = readonly { readonly author: string }[];

/** How many of the items that are seen are whose. They are counted again only when others are seen. */
export class AuthorTally {
  #counted: Authored = [];
  #counts: ReadonlyMap<string, number> = new Map();

  /** Author → items, in the order in which their oldest item lies on the canvas. `visible` is never changed, only replaced. */
  of(visible: Authored): ReadonlyMap<string, number> {
    if (visible !== this.#counted) {
      this.#counted = visible;
      this.#counts = count(visible);
    }
    return this.#counts;
  }
}

function count(visible: Authored): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { author } of visible) counts.set(author, (counts.get(author) ?? 0) + 1);
  return counts;
}
