import type { Stroke } from './stroke.ts';

/**
 * A1: one immutable entry of a canvas's log. `order` is its place, given by the relay and by nobody else; `id` is made by
 * the client, so that sending a command twice is harmless.
 *
 * `clear` hides everything before it; `picture` is what a peer drew (R19): a base layer over what was there before.
 */
interface ItemOf<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly order: number;
  readonly author: string;
  readonly layer: number;
}

export interface StrokeItem extends ItemOf<'stroke'> {
  readonly stroke: Stroke;
}
export type ClearItem = ItemOf<'clear'>;
export interface PictureItem extends ItemOf<'picture'> {
  /** Encoded picture (PNG, JPEG or WebP) of the canvas's proportions; it is stretched over the whole canvas. */
  readonly bytes: Uint8Array;
}

export type Item = StrokeItem | ClearItem | PictureItem;
export type ItemKind = Item['kind'];

/** Ids are short, printable and safe in JSON, SQL and binary messages: 8 to 40 of `A–Z a–z 0–9 _ -`. */
export const ITEM_ID_PATTERN = /^[A-Za-z0-9_-]{8,40}$/;

/**
 * What the canvas shows, in order: the items after the newest `clear` that stands, less those that were removed.
 * `removed` holds the ids that an undo or an operator marked.
 */
export function visibleItems(
  log: readonly Item[],
  removed: ReadonlySet<string>,
): readonly (StrokeItem | PictureItem)[] {
  let start = 0;
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const item = log[index];
    if (item?.kind === 'clear' && !removed.has(item.id)) {
      start = index + 1;
      break;
    }
  }
  const visible: (StrokeItem | PictureItem)[] = [];
  for (let index = start; index < log.length; index += 1) {
    const item = log[index];
    if (item && item.kind !== 'clear' && !removed.has(item.id)) visible.push(item);
  }
  return visible;
}
