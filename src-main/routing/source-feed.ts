import type { Frame } from '../imaging/frame.ts';
import type { Source, Subscription } from '../sources/source.ts';

/** One subscription to a source for all who share it; none while nobody wants frames, so that nobody's picture is no work. */
export class SourceFeed {
  readonly #source: Source;
  readonly #onFrame: (frame: Frame) => void;
  #subscription: Subscription | undefined;
  #fps = 0;

  constructor(source: Source, onFrame: (frame: Frame) => void) {
    this.#source = source;
    this.#onFrame = onFrame;
  }

  /** The rate of the fastest one who wants frames; 0 when there is none. */
  setFps(fps: number): void {
    if (fps === this.#fps) return;
    this.#fps = fps;
    if (fps === 0) {
      this.#subscription?.close();
      this.#subscription = undefined;
    } else if (this.#subscription) this.#subscription.setFps(fps);
    else this.#subscription = this.#source.subscribe(fps, this.#onFrame);
  }
}
