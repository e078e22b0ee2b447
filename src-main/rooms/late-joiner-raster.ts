import { CommittedLayer, type Paintable } from '#shared/brush/committed-layer';
import type { Log } from '#shared/log';
import { DecodedPictures } from './decoded-pictures.ts';
import type { LoggedPicture, LoggedStroke } from './logged-item.ts';
import type { RoomImaging } from './room-imaging.ts';
import { showInTurns } from './show-in-turns.ts';

export interface RasterOptions {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly imaging: RoomImaging;
  readonly log: Log;
}

/**
 * A6: the canvas up to a floor as a PNG, made when somebody joins late and kept for the next one. The layer that it is made
 * of is kept too, so the next PNG costs only what was added below its floor.
 */
export class LateJoinerRaster {
  readonly #options: RasterOptions;
  readonly #pictures: DecodedPictures;
  #newest: { readonly floor: number; readonly png: Promise<Buffer> } | undefined;
  #layer: CommittedLayer | undefined;
  #painted: readonly Paintable[] = [];
  /** One layer, one painter: a picture that is wanted while another is made waits for it. */
  #painter: Promise<unknown> = Promise.resolve();

  constructor(options: RasterOptions) {
    this.#options = options;
    this.#pictures = new DecodedPictures(options);
  }

  /** Floor of the picture that is kept. */
  get floor(): number | undefined {
    return this.#newest?.floor;
  }

  /** The picture of `visible`, the items that are seen at or below `floor`. Rejects when it cannot be made. */
  png(floor: number, visible: () => readonly (LoggedStroke | LoggedPicture)[]): Promise<Buffer> {
    if (this.#newest?.floor === floor) return this.#newest.png;
    const items = visible();
    const made = { floor, png: this.#painter.then(() => this.#make(items)) };
    this.#newest = made;
    this.#painter = made.png.catch(() => {
      // Whoever waits for the picture is told; here only the kept failure must go.
      if (this.#newest === made) this.#newest = undefined;
    });
    return made.png;
  }

  /** An item at `order` was taken away or came back. */
  touch(order: number): void {
    if (this.#newest && order <= this.#newest.floor) this.#newest = undefined;
  }

  async #make(visible: readonly (LoggedStroke | LoggedPicture)[]): Promise<Buffer> {
    const { width, height, background, imaging } = this.#options;
    this.#layer ??= new CommittedLayer({ width, height, background, surfaces: imaging.surfaces });
    const layer = this.#layer;
    const items = await this.#pictures.decode(() => visible);
    await showInTurns(items, commonLength(this.#painted, items), some => layer.show(some));
    this.#painted = items;
    const surface = imaging.surfaces.create(width, height);
    surface.blend(layer.surface, { x: 0, y: 0, width, height }, 1);
    return imaging.encodePng(surface.readPixels());
  }
}

function commonLength(a: readonly Paintable[], b: readonly Paintable[]): number {
  const different = b.findIndex((item, index) => item !== a[index]);
  return different < 0 ? b.length : different;
}
