import type { Item } from '#shared/document/item';
import type { RasterMessage } from '#shared/wire/artist-messages';

/** The canvas up to `floor` as a picture, for those who join late (A6). */
export interface BaseRaster {
  readonly png: Uint8Array;
}

/** What the relay said of the document since the last `reset`: raster, items and marks. */
export class ItemLog {
  readonly floor: number;
  readonly #items: Item[] = [];
  readonly #ids = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #rasterParts: Uint8Array[] = [];
  #base: BaseRaster | undefined;

  constructor(floor: number) {
    this.floor = floor;
  }

  /** In the relay's order. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** Ids that an undo or the operator marked, in the order of marking. */
  get removed(): ReadonlySet<string> {
    return this.#removed;
  }

  get base(): BaseRaster | undefined {
    return this.#base;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /**
   * Takes an item in at its place; one that is known already, or is part of the raster, changes nothing. Only a picture may
   * come again: while its peer draws, each one stands in for the one before (R19).
   */
  add(item: Item): boolean {
    if (item.order <= this.floor) return false;
    const index = this.#items.findLastIndex(known => known.order <= item.order);
    const before = this.#items[index];
    if (before?.order === item.order && item.kind === 'picture') {
      this.#items[index] = item;
    } else {
      if (this.#ids.has(item.id)) return false;
      this.#items.splice(index + 1, 0, item);
    }
    this.#ids.add(item.id);
    return true;
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      // Delete first: a set keeps the place of an old entry, and redo needs the newest at the end.
      this.#removed.delete(id);
      this.#removed.add(id);
    }
  }

  restore(ids: readonly string[]): void {
    for (const id of ids) this.#removed.delete(id);
  }

  /** Collects the parts of the raster; it counts only when it is complete. */
  raster(message: RasterMessage): void {
    if (message.part !== this.#rasterParts.length) return;
    this.#rasterParts.push(message.bytes);
    if (this.#rasterParts.length === message.parts) this.#base = { png: joined(this.#rasterParts) };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
