import type { Picture } from '#shared/brush/surface';
import type { ClearItem, ItemKind, PictureItem, StrokeItem } from '#shared/document/item';
import type { Stroke } from '#shared/document/stroke';
import { decodeStroke } from '#shared/document/stroke-codec';
import type { StoredItem } from '../store/room-store.ts';

interface Place {
  readonly id: string;
  readonly order: number;
  readonly author: string;
  readonly layer: number;
}

/** What every entry of a room's log can do beside being an item. */
abstract class Logged implements Place {
  readonly id: string;
  readonly order: number;
  readonly author: string;
  readonly layer: number;
  abstract readonly kind: ItemKind;
  /** What the store keeps of it beside its place. */
  abstract readonly payload: Uint8Array;

  constructor({ id, order, author, layer }: Place) {
    this.id = id;
    this.order = order;
    this.author = author;
    this.layer = layer;
  }

  stored(removedBy: string | undefined): StoredItem {
    const { id, order, author, layer, kind, payload } = this;
    return { id, order, author, layer, kind, payload, removedBy: removedBy ?? null };
  }
}

/**
 * A stroke in the bytes of the store: about 5 a point, where the decoded one takes over 100, so an evening's drawing fits in
 * memory. It is decoded whenever it is painted or sent, which takes far less time than either. The same before and after a restart.
 */
export class LoggedStroke extends Logged implements StrokeItem {
  readonly kind = 'stroke';
  readonly payload: Uint8Array;

  constructor(place: Place, payload: Uint8Array) {
    super(place);
    this.payload = payload;
  }

  get stroke(): Stroke {
    return decodeStroke(this.payload);
  }
}

export class LoggedClear extends Logged implements ClearItem {
  readonly kind = 'clear';
  readonly payload = new Uint8Array(0);
}

/**
 * A peer's picture: its bytes as they were received. Decoded it takes 2 MB, so it is decoded only while it is painted
 * (`DecodedPictures`); one that just came is still decoded from its check.
 */
export class LoggedPicture extends Logged implements PictureItem {
  readonly kind = 'picture';
  readonly payload: Uint8Array;
  #fresh: Picture | undefined;

  constructor(place: Place, bytes: Uint8Array, fresh?: Picture) {
    super(place);
    this.payload = bytes;
    this.#fresh = fresh;
  }

  get bytes(): Uint8Array {
    return this.payload;
  }

  /** Decoded, from its arrival to `letGo`. */
  get fresh(): Picture | undefined {
    return this.#fresh;
  }

  letGo(): void {
    this.#fresh = undefined;
  }
}

export type LoggedItem = LoggedStroke | LoggedClear | LoggedPicture;
