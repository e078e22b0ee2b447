import type { GalleryStore } from '../store/gallery-store.ts';
import type { PictureFolder } from './picture-folder.ts';

export interface FolderMatchOptions {
  readonly folder: Pick<PictureFolder, 'names'>;
  readonly store: GalleryStore;
  /** The store knows now what is there. */
  readonly onMatched: () => void;
}

/** Makes what the store says of the pictures agree with the files that are in the folder. */
export class FolderMatch {
  readonly #options: FolderMatchOptions;
  #looking: Promise<unknown> = Promise.resolve();
  #next: Promise<boolean> | undefined;
  #closed = false;

  constructor(options: FolderMatchOptions) {
    this.#options = options;
  }

  /**
   * Marks the pictures whose files are gone, and those whose files are back. Resolves with false, and marks nothing, when the
   * folder itself cannot be read. However many ask, one look runs and at most one waits.
   */
  look(): Promise<boolean> {
    // One that runs may have read the folder before that happened for which somebody asks now.
    this.#next ??= this.#looking.then(() => {
      this.#next = undefined;
      const looking = this.#look();
      this.#looking = looking;
      return looking;
    });
    return this.#next;
  }

  /** Asks the store for nothing afterwards. */
  close(): void {
    this.#closed = true;
  }

  async #look(): Promise<boolean> {
    const { folder, store, onMatched } = this.#options;
    if (this.#closed) return false;
    try {
      const before = store.files();
      const names = await folder.names();
      if (this.#closed) return false;
      const changed = before.filter(({ file, gone }) => names.has(file.normalize('NFC')) === gone);
      store.mark(changed.map(({ id, gone }) => ({ id, gone: !gone })));
      onMatched();
      return true;
    } catch {
      // Whether a folder is missing or closed to us, the next picture says so; of the others nothing is known.
      return false;
    }
  }
}
