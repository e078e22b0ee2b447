import type { Clock } from '#shared/clock';
import { type SentPicture, THUMBNAIL_PREFIX } from '#shared/contract/ports';
import type { SourceRef } from '#shared/contract/source';
import type { Log } from '#shared/log';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { SourceDirectory } from '../routing/source-directory.ts';
import { Thumbnail } from './thumbnail.ts';

export interface SourceThumbnailsOptions {
  readonly directory: Pick<SourceDirectory, 'find' | 'onChange'>;
  /** What a source's key (`sourceKey`) means; `undefined` for what is not listed (any more). */
  readonly refOf: (key: string) => SourceRef | undefined;
  readonly encodes: Pick<EncodeTable, 'encode'>;
  readonly clock: Clock;
  readonly log: Log;
}

interface Watched {
  readonly thumbnail: Thumbnail;
  watchers: number;
}

/**
 * Small live pictures of the sources, for the operator's page. They go the way of the pictures that leave for the displays, under
 * `THUMBNAIL_PREFIX` and the source's key; nothing is made of a source that nobody looks at.
 */
export class SourceThumbnails {
  readonly #options: SourceThumbnailsOptions;
  readonly #watched = new Map<string, Watched>();
  readonly #listeners = new Set<(picture: SentPicture) => void>();
  readonly #stopFollowing: () => void;

  constructor(options: SourceThumbnailsOptions) {
    this.#options = options;
    this.#stopFollowing = options.directory.onChange(() => this.#followAll());
  }

  /** `listener` must not throw. Returns how to stop. */
  onSent(listener: (picture: SentPicture) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The newest picture under this id, if anybody is looking; of thumbnails there are no regions. */
  lastSent(id: string): readonly SentPicture[] {
    const last = this.#watched.get(id)?.thumbnail.last;
    return last ? [last] : [];
  }

  /** Makes the pictures under this id (`THUMBNAIL_PREFIX` and a key) until the returned function is called. */
  watch(id: string): () => void {
    const watched = this.#watched.get(id) ?? this.#begin(id);
    watched.watchers += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      watched.watchers -= 1;
      if (watched.watchers === 0) this.#end(id, watched);
    };
  }

  close(): void {
    this.#stopFollowing();
    for (const [id, watched] of this.#watched) this.#end(id, watched);
    this.#listeners.clear();
  }

  #begin(id: string): Watched {
    const { encodes, clock, log } = this.#options;
    const onPicture = (picture: SentPicture) => {
      for (const listener of this.#listeners) listener(picture);
    };
    const watched = { thumbnail: new Thumbnail({ id, encodes, clock, log, onPicture }), watchers: 0 };
    this.#watched.set(id, watched);
    this.#follow(id, watched);
    return watched;
  }

  #end(id: string, { thumbnail }: Watched): void {
    thumbnail.close();
    this.#watched.delete(id);
  }

  #followAll(): void {
    for (const [id, watched] of this.#watched) this.#follow(id, watched);
  }

  #follow(id: string, { thumbnail }: Watched): void {
    const { directory, refOf } = this.#options;
    const ref = id.startsWith(THUMBNAIL_PREFIX) ? refOf(id.slice(THUMBNAIL_PREFIX.length)) : undefined;
    thumbnail.follow(ref && directory.find(ref));
  }
}
