import type { KeptPicture } from '#shared/contract/gallery';
import { SerialGate } from '#shared/serial-gate';
import { CommandError } from '../control/command-error.ts';
import type { GalleryDesk as GalleryCommands } from '../control/commanded.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { attempt, attemptLater } from './attempt.ts';
import type { Desktop } from './desktop.ts';

/** What the operator does with the gallery. */
export class GalleryDesk implements GalleryCommands {
  readonly #gallery: Gallery;
  readonly #desktop: Desktop | undefined;
  /** One at a time: many at once would push the first ones out of memory. */
  readonly #saves = new SerialGate();

  constructor(options: { gallery: Gallery; desktop: Desktop | undefined }) {
    this.#gallery = options.gallery;
    this.#desktop = options.desktop;
  }

  async save(room: string): Promise<KeptPicture> {
    return await attemptLater(() =>
      this.#saves.run(async () => {
        await this.#gallery.settled();
        return await this.#gallery.save(room);
      }),
    );
  }

  list(page: { room?: string | undefined; before?: number | undefined }): readonly KeptPicture[] {
    const { room, before } = page;
    return attempt(() =>
      this.#gallery.list({ ...(room !== undefined && { room }), ...(before !== undefined && { before }) }),
    );
  }

  async thumbnail(id: number): Promise<string> {
    return await attemptLater(() => this.#gallery.thumbnail(id));
  }

  async openFolder(): Promise<void> {
    if (!this.#desktop) {
      throw new CommandError(
        'NO_DESKTOP',
        `This engine runs without a desktop. The pictures are in ${this.#gallery.state.folder}.`,
      );
    }
    await this.#desktop.openFolder(this.#gallery.state.folder);
  }
}
