import type { Item } from '#shared/document/item';
import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { RoomEnd } from './room-end.ts';

/** What happened in a room, told in the order in which it happened. `client` is the connection that caused it. */
export type RoomEvent =
  /** A new item; a picture that comes again with the same id replaces itself (R19). */
  | { readonly type: 'item'; readonly item: Item; readonly client: string }
  /** Items that an undo or the operator took away; `lowestOrder` is the place of the oldest of them. */
  | { readonly type: 'removed'; readonly ids: readonly string[]; readonly lowestOrder: number }
  | { readonly type: 'restored'; readonly ids: readonly string[]; readonly lowestOrder: number }
  | {
      readonly type: 'pen-begin';
      readonly id: string;
      readonly author: string;
      readonly client: string;
      readonly style: StrokeStyle;
    }
  | {
      readonly type: 'pen-points';
      readonly id: string;
      readonly client: string;
      readonly from: number;
      readonly points: readonly StrokePoint[];
    }
  /** A stroke in progress is gone without an item: aborted, refused, or its artist vanished. */
  | { readonly type: 'pen-end'; readonly id: string; readonly client: string }
  | { readonly type: 'prompt'; readonly text: string }
  /** R7: the first pen went down, or the last one up. */
  | { readonly type: 'drawing'; readonly down: boolean }
  | {
      readonly type: 'counts';
      readonly author: string;
      readonly undoable: number;
      readonly redoable: number;
    }
  | { readonly type: 'people'; readonly artists: number }
  /** The last event: whoever is in the room has to go. */
  | { readonly type: 'over'; readonly why: RoomEnd };

export type RoomListener = (event: RoomEvent) => void;
