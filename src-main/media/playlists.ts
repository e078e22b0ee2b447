import { randomBytes } from 'node:crypto';
import type { Playlist, PlaylistChoice } from '#shared/contract/media';
import type { PlaylistStore } from '../store/playlist-store.ts';
import { MediaError } from './media-error.ts';

/** The playlists, kept by the store and at hand. */
export class Playlists {
  readonly #store: PlaylistStore;
  readonly #byId = new Map<string, Playlist>();

  constructor(store: PlaylistStore) {
    this.#store = store;
  }

  /** Throws `StoreError`. */
  open(): void {
    for (const playlist of this.#store.all()) this.#byId.set(playlist.id, playlist);
  }

  all(): Playlist[] {
    return [...this.#byId.values()];
  }

  get(id: string): Playlist | undefined {
    return this.#byId.get(id);
  }

  /** Throws `StoreError`. */
  create(choice: PlaylistChoice): Playlist {
    return this.#put({ ...choice, id: `playlist-${randomBytes(9).toString('base64url')}` });
  }

  /** Throws `MediaError` (`unknown`) or `StoreError`. */
  change(id: string, choice: PlaylistChoice): void {
    this.#check(id);
    this.#put({ ...choice, id });
  }

  /** Throws `MediaError` (`unknown`) or `StoreError`. */
  remove(id: string): void {
    this.#check(id);
    this.#store.remove(id);
    this.#byId.delete(id);
  }

  #put(playlist: Playlist): Playlist {
    this.#store.put(playlist);
    this.#byId.set(playlist.id, playlist);
    return playlist;
  }

  #check(id: string): void {
    if (!this.#byId.has(id)) throw new MediaError('unknown', 'This playlist is gone; somebody deleted it.');
  }
}
