import { type SentPicture, THUMBNAIL_PREFIX } from '#shared/contract/ports';
import type { Router } from '../routing/router.ts';
import type { SourceThumbnails } from './source-thumbnails.ts';

export interface SeenPicturesOptions {
  readonly router: Pick<Router, 'onSent' | 'lastSent'>;
  readonly thumbnails: Pick<SourceThumbnails, 'onSent' | 'lastSent' | 'watch'>;
}

/** What the operator's pages see: the pictures that leave for displays, by the display's id, and small ones of sources, by `THUMBNAIL_PREFIX`. */
export class SeenPictures {
  readonly #options: SeenPicturesOptions;

  constructor(options: SeenPicturesOptions) {
    this.#options = options;
  }

  /** Hears of every picture that leaves for a display, and of the small ones of sources that somebody watches. */
  onSent(listener: (picture: SentPicture) => void): () => void {
    const { router, thumbnails } = this.#options;
    const stops = [router.onSent(listener), thumbnails.onSent(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** What was sent last: a whole picture and the regions since. */
  lastSent(id: string): readonly SentPicture[] {
    const { router, thumbnails } = this.#options;
    return id.startsWith(THUMBNAIL_PREFIX) ? thumbnails.lastSent(id) : router.lastSent(id);
  }

  /** Small pictures of a source are made only while somebody watches. Returns how to stop. */
  watch(id: string): () => void {
    return id.startsWith(THUMBNAIL_PREFIX) ? this.#options.thumbnails.watch(id) : () => undefined;
  }
}
