import type { SentPicture } from '#shared/contract/ports';
import type { Panic } from '#shared/contract/state';
import { PictureParts } from '#shared/wire/picture-parts';
import type { EncodedFrame, Frame, View } from '../imaging/frame.ts';
import { BLACK_SOURCE } from './black-frame.ts';
import type { HeldPicture } from './display-due.ts';

/** The pictures that left for one display, as far as somebody may want to see them again. */
export class DisplayPictures {
  readonly #display: string;
  readonly #parts = new PictureParts<SentPicture>();
  #last: SentPicture | undefined;
  #newest: Frame | undefined;
  /** Black aside. */
  #picture: HeldPicture | undefined;
  /** Black and patterns aside. */
  #ofRoute: HeldPicture | undefined;
  #pattern: string | undefined;

  constructor(display: string) {
    this.#display = display;
  }

  /** What is on its panel, or on the way there. */
  get newest(): Frame | undefined {
    return this.#newest;
  }

  /** The last one of what its route led to it. */
  get ofRoute(): Frame | undefined {
    return this.#ofRoute?.frame;
  }

  /** A pattern is on its panel, or on the way there. */
  get ofPattern(): boolean {
    return this.#pattern !== undefined && this.#newest?.source === this.#pattern;
  }

  get last(): SentPicture | undefined {
    return this.#last;
  }

  /** The last whole picture and the regions since. */
  get parts(): readonly SentPicture[] {
    return this.#parts.all;
  }

  /** What it keeps when it is frozen: with all others, whatever was on it; on its own, what its route led there. */
  held(panic: Panic): HeldPicture | undefined {
    return panic === 'frozen' ? this.#picture : this.#ofRoute;
  }

  /** Frames of this source are a pattern's, also those that are still on their way when its lease is over. */
  coveredBy(source: string): void {
    this.#pattern = source;
  }

  left(
    { frame, encoding: { format, region }, bytes }: EncodedFrame,
    view: View,
    sentAtMs: number,
  ): SentPicture {
    this.#hold(frame, view);
    const { sequence } = frame;
    const picture = { display: this.#display, sequence, sentAtMs, format, bytes };
    this.#last = region ? { ...picture, region } : picture;
    this.#parts.add(this.#last);
    return this.#last;
  }

  #hold(frame: Frame, view: View): void {
    this.#newest = frame;
    if (frame.source === BLACK_SOURCE) return;
    this.#picture = { frame, view };
    if (frame.source !== this.#pattern) this.#ofRoute = this.#picture;
  }
}
