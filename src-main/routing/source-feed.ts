import type { Frame } from '../imaging/frame.ts';
import type { Source, Subscription } from '../sources/source.ts';

export interface FeedListener {
  frame(frame: Frame): void;
  /** A picture that has come to rest. */
  final(frame: Frame): void;
}

/** One subscription to a source for all who share it; none while nobody wants frames, so that nobody's picture is no work. */
export class SourceFeed {
  readonly source: Source;
  readonly #listener: FeedListener;
  #subscription: Subscription | undefined;
  #stopFinals: (() => void) | undefined;
  #fps = 0;

  constructor(source: Source, listener: FeedListener) {
    this.source = source;
    this.#listener = listener;
  }

  /** `fps`: at most so many frames a second; 0 when nobody wants any. `finals`: whether anybody wants those. */
  want({ fps, finals }: { fps: number; finals: boolean }): void {
    this.#setFps(fps);
    if (finals) this.#stopFinals ??= this.source.onSettled(frame => this.#listener.final(frame));
    else this.#endFinals();
  }

  close(): void {
    this.want({ fps: 0, finals: false });
  }

  #setFps(fps: number): void {
    if (fps === this.#fps) return;
    this.#fps = fps;
    if (fps === 0) {
      this.#subscription?.close();
      this.#subscription = undefined;
    } else if (this.#subscription) this.#subscription.setFps(fps);
    else this.#subscription = this.source.subscribe(fps, frame => this.#listener.frame(frame));
  }

  #endFinals(): void {
    this.#stopFinals?.();
    this.#stopFinals = undefined;
  }
}
