import type { Clock } from '#shared/clock';
import { PictureSource } from '../sources/picture-source.ts';
import type { MediaContent } from './media-content.ts';
import type { MediaItem } from './media-item.ts';

export interface MediaScreenOptions {
  /** Of the source. */
  readonly id: string;
  /** The file, while it is there. */
  readonly item: () => MediaItem | undefined;
  readonly onFailed: (content: MediaContent, error: unknown) => void;
  readonly clock: Clock;
}

/** One file as a source. It keeps its last picture when the file goes, and shows the file that comes under this name again. */
export class MediaScreen {
  readonly source: PictureSource;
  readonly #options: MediaScreenOptions;
  /** What is shown, or was. */
  #content: MediaContent | undefined;
  #stop: (() => void) | undefined;

  constructor(options: MediaScreenOptions) {
    this.#options = options;
    const { id, clock } = options;
    this.source = new PictureSource({ id, clock });
    this.source.onWanted(() => this.refresh());
  }

  /** Looks what there is to show, and whether anybody wants it. */
  refresh(): void {
    const item = this.#options.item();
    if (!this.source.wanted) this.#forgetOther(item?.content);
    const content = this.source.wanted ? item?.content : undefined;
    if (item && this.source.wanted) item.urgent = true;
    if (this.#stop && content === this.#content) return;
    this.#stop?.();
    this.#stop = undefined;
    if (content && !this.#isShown(content)) this.#play(content);
  }

  close(): void {
    this.#stop?.();
    this.source.close();
  }

  /** Another file has taken the name while nobody looked: who looks next must not see the one before. */
  #forgetOther(content: MediaContent | undefined): void {
    const shown = this.source.current();
    if (!content || content === this.#content || !shown) return;
    this.source.retract(shown, undefined);
    this.#content = undefined;
  }

  /** A still stays what it is; a clip begins again. */
  #isShown(content: MediaContent): boolean {
    return content === this.#content && content.pictures === 1 && this.source.current() !== undefined;
  }

  #play(content: MediaContent): void {
    this.#content = content;
    this.#stop = content.play({
      show: picture => {
        this.source.publish(picture);
      },
      roundEnded: () => undefined,
      failed: error => {
        this.#stop = undefined;
        this.#content = undefined;
        this.#options.onFailed(content, error);
      },
    });
  }
}
