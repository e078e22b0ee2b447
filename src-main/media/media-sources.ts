import type { Clock } from '#shared/clock';
import { sourceKey } from '#shared/contract/source';
import type { Why } from '#shared/contract/why';
import type { Source } from '../sources/source.ts';
import type { MediaIndex } from './media-index.ts';
import type { MediaRef } from './media-ref.ts';
import { MediaScreen } from './media-screen.ts';
import { PlaylistScreen } from './playlist-screen.ts';
import type { Playlists } from './playlists.ts';

export interface MediaSourcesOptions {
  readonly index: MediaIndex;
  readonly playlists: Playlists;
  readonly clock: Clock;
}

/**
 * The files and playlists as sources. One that was asked for once stays for as long as the app runs, also when its file is gone: the
 * numbers of its frames must never begin anew, and whoever shows it shows on.
 */
export class MediaSources {
  readonly #options: MediaSourcesOptions;
  readonly #media = new Map<string, MediaScreen>();
  readonly #playlists = new Map<string, PlaylistScreen>();

  constructor(options: MediaSourcesOptions) {
    this.#options = options;
  }

  find(ref: MediaRef): Source | undefined {
    const screen = ref.kind === 'media' ? this.#mediaScreen(ref.media) : this.#playlistScreen(ref.playlist);
    return screen?.source;
  }

  problem(ref: MediaRef): Why | undefined {
    const { index } = this.#options;
    if (ref.kind === 'playlist') return this.#problemOfPlaylist(ref.playlist);
    if (index.problem) return index.problem;
    const item = index.get(ref.media);
    return item ? item.why : { code: 'file-gone', detail: ref.media };
  }

  /** Something changed in the folder or in the playlists. */
  refresh(): void {
    for (const screen of [...this.#media.values(), ...this.#playlists.values()]) screen.refresh();
  }

  close(): void {
    for (const screen of [...this.#media.values(), ...this.#playlists.values()]) screen.close();
  }

  #problemOfPlaylist(id: string): Why | undefined {
    const { index, playlists } = this.#options;
    const playlist = playlists.get(id);
    if (!playlist) return { code: 'playlist-gone', detail: '' };
    if (index.problem) return index.problem;
    // What is not read yet may be shown in a moment.
    const hopeful = playlist.media.some(media => index.get(media) && !index.get(media)?.why);
    return hopeful ? undefined : { code: 'playlist-empty', detail: playlist.name };
  }

  #mediaScreen(media: string): MediaScreen | undefined {
    const { index, clock } = this.#options;
    const known = this.#media.get(media);
    if (known || !index.get(media)) return known;
    const screen = new MediaScreen({
      id: sourceKey({ kind: 'media', media }),
      item: () => index.get(media),
      onFailed: (content, error) => index.failed(media, content, error),
      clock,
    });
    this.#media.set(media, screen);
    return screen;
  }

  #playlistScreen(playlist: string): PlaylistScreen | undefined {
    const { index, playlists, clock } = this.#options;
    const known = this.#playlists.get(playlist);
    if (known || !playlists.get(playlist)) return known;
    const screen = new PlaylistScreen({
      id: sourceKey({ kind: 'playlist', playlist }),
      playlist: () => playlists.get(playlist),
      contentOf: media => {
        const item = index.get(media);
        if (item) item.urgent = true;
        return item?.content;
      },
      onFailed: (media, content, error) => index.failed(media, content, error),
      clock,
    });
    this.#playlists.set(playlist, screen);
    return screen;
  }
}
