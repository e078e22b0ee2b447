import { indexAfter } from './by-order.ts';
import type { LoggedItem } from './logged-item.ts';

/** A6: a late joiner is sent at most this much as items; what lies below comes as a picture. */
export const LATE_JOINER = {
  /** Two seconds of painting on a slow phone. */
  items: 300,
  /** Four seconds on a bad venue network (1 Mbit/s). */
  bytes: 512 * 1024,
  /** The newest items stay items, so that the undo of any artist seldom reaches below the picture. */
  itemsLeft: 100,
} as const;

export interface Floor {
  /** Nothing at or below it is sent as an item; 0 when the log is sent from its beginning. */
  readonly floor: number;
  /** Something below is seen: it must be sent as a picture. */
  readonly painted: boolean;
}

export interface FloorQuestion {
  /** The whole log, in order. */
  readonly items: readonly LoggedItem[];
  readonly removed: ReadonlySet<string>;
  /** Place of a picture that may still change (R19): it must stay an item. */
  readonly heldOrder: number | undefined;
  /** Floor of the picture that was made for the last late joiner and is still good. */
  readonly lastFloor: number | undefined;
  /** False: no picture can be made. */
  readonly mayPaint: boolean;
}

/** Where a late joiner's items begin: at the newest standing clear, or higher up when that would be too much to send. */
export function lateJoinerFloor({ items, removed, heldOrder, lastFloor, mayPaint }: FloorQuestion): Floor {
  const clear = items.findLast(item => item.kind === 'clear' && !removed.has(item.id))?.order ?? 0;
  if (!mayPaint || isShort(items, clear)) return { floor: clear, painted: false };
  const highest = heldOrder === undefined ? Number.POSITIVE_INFINITY : heldOrder - 1;
  if (lastFloor !== undefined && lastFloor > clear && lastFloor <= highest && isShort(items, lastFloor)) {
    return { floor: lastFloor, painted: true };
  }
  const wanted = Math.min(newestUnderTheItems(items), highest);
  const floor = items[indexAfter(items, wanted) - 1]?.order ?? 0;
  return floor > clear ? { floor, painted: true } : { floor: clear, painted: false };
}

function isShort(items: readonly LoggedItem[], floor: number): boolean {
  let bytes = 0;
  const from = indexAfter(items, floor);
  if (items.length - from > LATE_JOINER.items) return false;
  for (let index = from; index < items.length; index += 1) bytes += items[index]?.payload.length ?? 0;
  return bytes <= LATE_JOINER.bytes;
}

/** Order of the newest item that is left to the picture. */
function newestUnderTheItems(items: readonly LoggedItem[]): number {
  let bytes = 0;
  for (let left = 1; left <= items.length; left += 1) {
    const item = items[items.length - left];
    bytes += item?.payload.length ?? 0;
    if (item && (left > LATE_JOINER.itemsLeft || bytes > LATE_JOINER.bytes)) return item.order;
  }
  return 0;
}
