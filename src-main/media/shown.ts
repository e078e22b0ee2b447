import type { OriginalPicture } from '../imaging/frame.ts';
import type { Pixels } from '../imaging/pixels.ts';
import type { Published } from '../sources/picture-source.ts';

/**
 * A picture of a file. It holds no pixels: of a hundred photos that were looked at once, each would take 16 MB for as long as the app
 * runs. Who made it knows how to get them again.
 */
export interface Shown extends Published {
  /** May be asked again and again; rejects with `ImageError`. */
  readonly pixels: () => Promise<Pixels>;
  readonly original?: OriginalPicture;
}
