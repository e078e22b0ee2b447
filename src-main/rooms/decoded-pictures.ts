import type { Paintable } from '#shared/brush/committed-layer';
import type { Log } from '#shared/log';
import type { LoggedPicture, LoggedStroke } from './logged-item.ts';
import type { RoomImaging } from './room-imaging.ts';

export interface DecodedPicturesOptions {
  readonly width: number;
  readonly height: number;
  readonly imaging: Pick<RoomImaging, 'decodeToPicture'>;
  readonly log: Log;
}

type Visible = readonly (LoggedStroke | LoggedPicture)[];
type PaintablePicture = Extract<Paintable, { kind: 'picture' }>;

/** Kept for an undo or a removal that brings a hidden one back: 2 MB each. */
const KEPT = 8;
/**
 * Translucent pictures that may lie on each other: with more, the oldest of them counts as covering what was before it, or
 * a peer could fill the memory. What peers draw is opaque.
 */
const LAYERS_MAX = 32;

/** The pictures of one painter, decoded while they are needed: an opaque one hides all that was before it (R19). */
export class DecodedPictures {
  readonly #options: DecodedPicturesOptions;
  /** By the item's id, least recently needed first. */
  readonly #decoded = new Map<
    string,
    { readonly item: LoggedPicture; readonly paintable: PaintablePicture }
  >();

  constructor(options: DecodedPicturesOptions) {
    this.#options = options;
  }

  /** What of `visible` must be painted; `undefined` when a picture of it must be decoded first. */
  paintable(visible: Visible): readonly Paintable[] | undefined {
    const items: Paintable[] = [];
    let layers = 0;
    for (let index = visible.length - 1; index >= 0; index -= 1) {
      const item = visible[index];
      if (item?.kind === 'stroke') items.push(item);
      if (item?.kind !== 'picture') continue;
      const decoded = this.#find(item);
      if (!decoded) return undefined;
      items.push(decoded);
      layers += 1;
      if (decoded.picture.opaque || layers === LAYERS_MAX) break;
    }
    this.#forget(Math.max(KEPT, layers));
    return items.reverse();
  }

  /** What of `visible()`, which may change meanwhile, must be painted, decoded. */
  async decode(visible: () => Visible): Promise<readonly Paintable[]> {
    for (;;) {
      const now = visible();
      const items = this.paintable(now);
      if (items) return items;
      const missing = now.findLast(item => item.kind === 'picture' && !this.#find(item));
      if (missing?.kind === 'picture') await this.#decode(missing);
    }
  }

  #find(item: LoggedPicture): PaintablePicture | undefined {
    const known = this.#decoded.get(item.id);
    if (known?.item === item) return this.#keep(item, known.paintable);
    const { id, kind, fresh } = item;
    return fresh && this.#keep(item, { id, kind, picture: fresh });
  }

  async #decode(item: LoggedPicture): Promise<void> {
    const { id, kind } = item;
    this.#keep(item, { id, kind, picture: await this.#pictureOf(item) });
  }

  async #pictureOf({ id, bytes }: LoggedPicture): Promise<PaintablePicture['picture']> {
    const { imaging, log } = this.#options;
    try {
      return await imaging.decodeToPicture(Buffer.from(bytes), this.#options);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.warn('room', 'A picture of the canvas cannot be read and is not shown.', { id, why });
      return NOTHING;
    }
  }

  #keep(item: LoggedPicture, paintable: PaintablePicture): PaintablePicture {
    this.#decoded.delete(item.id);
    this.#decoded.set(item.id, { item, paintable });
    return paintable;
  }

  #forget(most: number): void {
    for (const id of this.#decoded.keys()) {
      if (this.#decoded.size <= most) return;
      this.#decoded.delete(id);
    }
  }
}

const NOTHING = { opaque: false, drawOver: () => undefined } as const;
