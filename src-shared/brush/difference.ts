import { commonLength, type Paintable } from './paintable.ts';

/** The items that are in only one of the two; `undefined` when those in both come in another order. */
export function differenceOf(
  old: readonly Paintable[],
  now: readonly Paintable[],
): readonly Paintable[] | undefined {
  const common = commonLength(old, now);
  const [oldRest, nowRest] = [old.slice(common), now.slice(common)];
  const [inOld, inNow] = [new Set(oldRest), new Set(nowRest)];
  const stayed = oldRest.filter(item => inNow.has(item));
  const stays = nowRest.filter(item => inOld.has(item));
  if (stayed.length !== stays.length || commonLength(stayed, stays) !== stayed.length) return undefined;
  return [...oldRest.filter(item => !inNow.has(item)), ...nowRest.filter(item => !inOld.has(item))];
}

/**
 * How many items of `now` show what `start` shows, but for the items that came or went. Those in both come in the same order.
 */
export function sameBeginning(start: readonly Paintable[], now: readonly Paintable[]): number {
  const common = commonLength(start, now);
  for (let index = start.length - 1; index >= common; index -= 1) {
    const item = start[index];
    const place = item ? now.indexOf(item, common) : -1;
    if (place >= 0) return place + 1;
  }
  return common;
}
