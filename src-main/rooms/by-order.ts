interface Ordered {
  readonly order: number;
}

/** Index of the first entry of `list` (sorted by order) whose order is above `order`. */
export function indexAfter(list: readonly Ordered[], order: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.order ?? Number.POSITIVE_INFINITY) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts `entry` at its place of `list` (sorted by order); one of the same order is replaced. */
export function putByOrder<T extends Ordered>(list: T[], entry: T): void {
  const after = indexAfter(list, entry.order);
  const replaces = list[after - 1]?.order === entry.order;
  list.splice(replaces ? after - 1 : after, replaces ? 1 : 0, entry);
}
