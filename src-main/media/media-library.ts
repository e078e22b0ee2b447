import path from 'node:path';
import type { Clock } from '#shared/clock';
import type { MediaState, Playlist, PlaylistChoice } from '#shared/contract/media';
import type { Why } from '#shared/contract/why';
import type { Log } from '#shared/log';
import type { Source } from '../sources/source.ts';
import type { PlaylistStore } from '../store/playlist-store.ts';
import { ClipShelf } from './clip-shelf.ts';
import { FolderWatch } from './folder-watch.ts';
import { MediaFolder } from './media-folder.ts';
import { MediaIndex } from './media-index.ts';
import { MediaReader } from './media-reader.ts';
import type { MediaRef } from './media-ref.ts';
import { MediaSources } from './media-sources.ts';
import { Playlists } from './playlists.ts';
import { type UploadPart, Uploads } from './uploads.ts';

/** Name of the folder for decoded clips. */
const CLIPS = 'clips being played';

export interface MediaLibraryOptions {
  /** Pictures that are put in here can be shown; made unless it is there. */
  readonly folder: string;
  /**
   * Where clips lie decoded on the disk while they are played, 2 GB each at most; nobody else writes into it. Beside `folder` unless
   * given: the system's own for temporary files is in memory on many machines.
   */
  readonly clips?: string;
  readonly playlists: PlaylistStore;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The media folder: which stills and clips are in it, each of them and each playlist as a source, and what the operator does with
 * them. A file is known by its name: what is put in again under that name is the same source again.
 */
export class MediaLibrary {
  readonly #folder: MediaFolder;
  readonly #clips: ClipShelf;
  readonly #index: MediaIndex;
  readonly #watch: FolderWatch;
  readonly #playlists: Playlists;
  readonly #sources: MediaSources;
  readonly #uploads: Uploads;
  readonly #listeners = new Set<() => void>();

  constructor({ folder, clips, playlists, clock, log }: MediaLibraryOptions) {
    this.#folder = new MediaFolder(folder);
    this.#clips = new ClipShelf({ folder: clips ?? path.join(path.dirname(folder), CLIPS) });
    const reader = new MediaReader({ folder: this.#folder, clips: this.#clips, clock });
    this.#index = new MediaIndex({
      folder: this.#folder,
      readContent: file => reader.read(file),
      clock,
      log,
      onChange: () => this.#changed(),
    });
    this.#watch = new FolderWatch({ folder, clock, look: () => this.#index.look() });
    this.#playlists = new Playlists(playlists);
    this.#sources = new MediaSources({ index: this.#index, playlists: this.#playlists, clock });
    this.#uploads = new Uploads({ folder: this.#folder, clock });
  }

  /** Looks into the folder, and watches it from now on. Throws `StoreError`. */
  open(): void {
    this.#playlists.open();
    this.#watch.open();
  }

  /** Stops everything that plays, and clears away what it had prepared. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#sources.close();
    this.#uploads.close();
    this.#watch.close();
    this.#index.close();
    await this.#clips.close();
  }

  get state(): MediaState {
    const { problem } = this.#index;
    return {
      folder: this.#folder.path,
      files: this.#index.files(),
      playlists: this.#playlists.all(),
      ...(problem && { problem }),
    };
  }

  /** The same source at every call. `undefined` for a name that nobody has heard of since the engine started. */
  find(ref: MediaRef): Source | undefined {
    return this.#sources.find(ref);
  }

  /** Why there is no such source, or what is wrong with it: it shows its last picture then, if it had one. */
  problem(ref: MediaRef): Why | undefined {
    return this.#sources.problem(ref);
  }

  /** Something of `state`, or of what `find` and `problem` say, has changed. `listener` must not throw. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Takes the next part of a file; the first has offset 0. With the last one the file is on the disk when this resolves, and
   * `media` is the name that it was given. Rejects with `MediaError`.
   */
  async receive(part: UploadPart): Promise<{ done: boolean; media?: string }> {
    const media = await this.#uploads.receive(part);
    if (media === undefined) return { done: false };
    this.#index.whole(media);
    await this.#watch.look();
    return { done: true, media };
  }

  /** Deletes a file. Rejects with `MediaError`: `unknown` or `disk`. */
  async remove(id: string): Promise<void> {
    await this.#index.remove(id);
    await this.#watch.look();
  }

  /** Throws `StoreError`. */
  createPlaylist(choice: PlaylistChoice): Playlist {
    const playlist = this.#playlists.create(choice);
    this.#changed();
    return playlist;
  }

  /** Throws `MediaError` (`unknown`) or `StoreError`. */
  changePlaylist(id: string, choice: PlaylistChoice): void {
    this.#playlists.change(id, choice);
    this.#changed();
  }

  /** Throws `MediaError` (`unknown`) or `StoreError`. */
  removePlaylist(id: string): void {
    this.#playlists.remove(id);
    this.#changed();
  }

  #changed(): void {
    this.#sources.refresh();
    for (const listener of this.#listeners) listener();
  }
}
