import type { Clock, TimerHandle } from '#shared/clock';
import type { Playlist } from '#shared/contract/media';
import { PictureSource } from '../sources/picture-source.ts';
import type { MediaContent } from './media-content.ts';

/** When none of the files could be shown, although each was read before. */
const AGAIN_MS = 5_000;

export interface PlaylistScreenOptions {
  /** Of the source. */
  readonly id: string;
  /** `undefined`: it was deleted. */
  readonly playlist: () => Playlist | undefined;
  /** What is in a file, if that can be shown; asked only while somebody looks. */
  readonly contentOf: (media: string) => MediaContent | undefined;
  readonly onFailed: (media: string, content: MediaContent, error: unknown) => void;
  readonly clock: Clock;
}

interface Playing {
  readonly media: string;
  /** Where in the list it was when it began. */
  readonly index: number;
  readonly content: MediaContent;
  readonly stop: () => void;
}

/**
 * A playlist as a source: each still stays for the dwell, each clip for whole rounds of at least as long, and what is gone is left
 * out. The last picture stays until the next is there.
 */
export class PlaylistScreen {
  readonly source: PictureSource;
  readonly #options: PlaylistScreenOptions;
  #playing: Playing | undefined;
  /** Where it goes on when somebody looks again. */
  #index = 0;
  /** When the first picture of what plays was shown; monotonic ms. */
  #shownAt: number | undefined;
  /** Files in a row that could not be shown. */
  #failures = 0;
  #timer: TimerHandle;

  constructor(options: PlaylistScreenOptions) {
    this.#options = options;
    const { id, clock } = options;
    this.source = new PictureSource({ id, clock });
    this.source.onWanted(() => this.refresh());
  }

  /** Looks what there is to show, and whether anybody wants it. What plays is played to its end, unless it is in the list no more. */
  refresh(): void {
    const playing = this.#playing;
    if (!this.source.wanted) this.#stop();
    else if (!playing) this.#playFrom(this.#index);
    else if (!this.#plays(playing)) this.#playFrom(playing.index);
  }

  close(): void {
    this.#stop();
    this.source.close();
  }

  get #media(): readonly string[] {
    return this.#options.playlist()?.media ?? [];
  }

  get #dwellMs(): number {
    return (this.#options.playlist()?.dwellSeconds ?? 0) * 1000;
  }

  /** Where in the list there is something to show. */
  #candidates(): number[] {
    return this.#media.flatMap((media, index) => (this.#options.contentOf(media) ? [index] : []));
  }

  #plays({ media, content }: Playing): boolean {
    return this.#media.includes(media) && this.#options.contentOf(media) === content;
  }

  /** Plays the first from `index` on that can be shown, at the end beginning anew. */
  #playFrom(index: number): void {
    const candidates = this.#candidates();
    const next = candidates.find(candidate => candidate >= index) ?? candidates[0];
    const media = next === undefined ? undefined : this.#media[next];
    const content = media === undefined ? undefined : this.#options.contentOf(media);
    if (next === undefined || media === undefined || !content) this.#stop();
    else if (content === this.#playing?.content) this.#goOn(next, this.#playing);
    else this.#play(next, media, content);
  }

  /** The same file again: it need not begin anew. */
  #goOn(index: number, playing: Playing): void {
    this.#playing = { ...playing, index };
    this.#shownAt = this.#options.clock.now();
    this.#dwell(playing.content);
  }

  #play(index: number, media: string, content: MediaContent): void {
    this.#stop();
    this.#index = index;
    const stop = content.play({
      show: picture => {
        this.source.publish(picture);
        this.#shown(content);
      },
      roundEnded: () => this.#roundEnded(),
      failed: error => this.#failed(media, content, error),
    });
    this.#playing = { media, index, content, stop };
  }

  #shown(content: MediaContent): void {
    this.#failures = 0;
    if (this.#shownAt !== undefined) return;
    this.#shownAt = this.#options.clock.now();
    this.#dwell(content);
  }

  /** A clip says itself when its round is over. */
  #dwell({ pictures }: MediaContent): void {
    this.#options.clock.clearTimeout(this.#timer);
    if (pictures > 1) return;
    this.#timer = this.#options.clock.setTimeout(() => this.#next(), this.#dwellMs);
  }

  #roundEnded(): void {
    const shownForMs = this.#options.clock.now() - (this.#shownAt ?? this.#options.clock.now());
    if (shownForMs >= this.#dwellMs) this.#next();
  }

  #next(): void {
    this.#playFrom((this.#playing ? this.#placeOf(this.#playing) : this.#index) + 1);
  }

  /** The list may have been put into another order. */
  #placeOf({ media, index }: Playing): number {
    return this.#media[index] === media ? index : this.#media.indexOf(media);
  }

  #failed(media: string, content: MediaContent, error: unknown): void {
    const index = this.#playing?.index ?? this.#index;
    this.#stop();
    this.#index = index + 1;
    this.#failures += 1;
    this.#options.onFailed(media, content, error);
    // Telling it may have begun the next one.
    if (this.#playing || !this.source.wanted) return;
    if (this.#failures < this.#media.length) this.#playFrom(this.#index);
    else this.#timer = this.#options.clock.setTimeout(() => this.refresh(), AGAIN_MS);
  }

  #stop(): void {
    this.#playing?.stop();
    this.#playing = undefined;
    this.#shownAt = undefined;
    this.#options.clock.clearTimeout(this.#timer);
  }
}
