import type { Item } from '#shared/document/item';
import { indexAfter } from './by-order.ts';
import type { RoomDocument } from './document.ts';
import { lateJoinerFloor } from './late-joiner-floor.ts';
import type { LateJoinerRaster } from './late-joiner-raster.ts';

/** A6: the document at one moment, as a late joiner is sent it. */
export interface DocumentSnapshot {
  /** Nothing at or below it is among `items`. */
  readonly floor: number;
  /** Place of the newest item or command. */
  readonly order: number;
  /** PNG of what is seen at or below `floor`; absent when nothing is. Rejects when it cannot be made. */
  readonly raster: Promise<Buffer> | undefined;
  /** Every item above `floor`, also those that were taken away. */
  readonly items: readonly Item[];
  /** Ids of those of `items` that were taken away. */
  readonly removed: readonly string[];
}

/** `heldOrder`: place of a picture that may still change. Without `raster` everything since the newest clear comes as items. */
export function snapshotOf(
  document: RoomDocument,
  heldOrder: number | undefined,
  raster: LateJoinerRaster | undefined,
): DocumentSnapshot {
  const { items: log, removed, order } = document;
  const { floor, painted } = lateJoinerFloor({
    items: log,
    removed,
    heldOrder,
    lastFloor: raster?.floor,
    mayPaint: raster !== undefined,
  });
  const items = log.slice(indexAfter(log, floor));
  return {
    floor,
    order,
    raster: painted
      ? raster?.png(floor, () => document.visible.filter(item => item.order <= floor))
      : undefined,
    items,
    removed: items.filter(item => removed.has(item.id)).map(item => item.id),
  };
}
