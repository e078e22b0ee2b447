import type { PlaylistChoice } from '#shared/contract/media';
import { CommandError } from '../control/command-error.ts';
import type { MediaDesk as MediaCommands, MediaPart } from '../control/commanded.ts';
import type { MediaLibrary } from '../media/media-library.ts';
import { attempt, attemptLater } from './attempt.ts';
import type { Desktop } from './desktop.ts';

/** What the operator does with the media folder and the playlists. */
export class MediaDesk implements MediaCommands {
  readonly #media: MediaLibrary;
  readonly #desktop: Desktop | undefined;

  constructor(options: { media: MediaLibrary; desktop: Desktop | undefined }) {
    this.#media = options.media;
    this.#desktop = options.desktop;
  }

  async upload(part: MediaPart): Promise<{ done: boolean; media?: string }> {
    return await attemptLater(() => this.#media.receive(part));
  }

  async remove(media: string): Promise<void> {
    await attemptLater(() => this.#media.remove(media));
  }

  async openFolder(): Promise<void> {
    const { folder } = this.#media.state;
    if (!this.#desktop) {
      throw new CommandError('NO_DESKTOP', `This engine runs without a desktop. The media are in ${folder}.`);
    }
    await this.#desktop.openFolder(folder);
  }

  createPlaylist(choice: PlaylistChoice): string {
    return attempt(() => this.#media.createPlaylist(choice)).id;
  }

  changePlaylist(playlist: string, choice: PlaylistChoice): void {
    attempt(() => this.#media.changePlaylist(playlist, choice));
  }

  removePlaylist(playlist: string): void {
    attempt(() => this.#media.removePlaylist(playlist));
  }
}
