import type { Clock } from '#shared/clock';
import type { PreviewPicture } from '#shared/contract/ports';
import { PictureParts } from '#shared/wire/picture-parts';
import type { OpenPreviewLink, PreviewLink } from './preview-link.ts';

/** Draws a picture, or a region over what it drew before; main sends the next one when this has resolved. */
export type PreviewWatcher = (picture: PreviewPicture) => Promise<void>;

/** Main is on the same machine or in the same room: it is back soon or not at all. */
const AGAIN_AFTER_MS = 1_000;

/** `opening` until the link says so; `final`: main wants this page no more. */
type Life =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' | 'open'; readonly link: PreviewLink }
  | { readonly kind: 'final' };

/**
 * The pictures that left for the displays, for those who look at them. Asks main for exactly the displays that somebody
 * watches, and again after main was gone.
 */
export class PreviewFeed {
  readonly #openLink: OpenPreviewLink;
  readonly #clock: Clock;
  readonly #watchers = new Map<string, Set<PreviewWatcher>>();
  /** Of each display that somebody watches: main sends a picture once, however many begin to look at it later. */
  readonly #newest = new Map<string, PictureParts<PreviewPicture>>();
  #life: Life = { kind: 'closed' };
  #asked = false;

  constructor(openLink: OpenPreviewLink, clock: Clock) {
    this.#openLink = openLink;
    this.#clock = clock;
  }

  /** Calls `watcher` with the newest picture of a display, its regions since, and with everything that it is quick enough for, in order. */
  watch(display: string, watcher: PreviewWatcher): () => void {
    const watchers = this.#watchers.get(display) ?? new Set();
    this.#watchers.set(display, watchers.add(watcher));
    this.#askSoon();
    // A picture that cannot be drawn is passed over: the next one may be well.
    for (const part of this.#newest.get(display)?.all ?? []) watcher(part).catch(() => undefined);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watchers.delete(display);
      this.#askSoon();
    };
  }

  /** A page full of displays asks once, not once a display. */
  #askSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (this.#life.kind === 'closed') this.#connect();
      else this.#ask();
    });
  }

  #ask(): void {
    for (const display of this.#newest.keys()) if (!this.#watchers.has(display)) this.#newest.delete(display);
    if (this.#life.kind === 'open')
      this.#life.link.send({ type: 'want', displays: [...this.#watchers.keys()] });
  }

  #connect(): void {
    const link: PreviewLink = this.#openLink({
      opened: () => {
        this.#life = { kind: 'open', link };
        this.#ask();
      },
      received: picture => void this.#show(picture),
      closed: final => {
        this.#life = { kind: final ? 'final' : 'closed' };
        if (!final) this.#clock.setTimeout(() => this.#comeBack(), AGAIN_AFTER_MS);
      },
    });
    this.#life = { kind: 'opening', link };
  }

  #comeBack(): void {
    if (this.#watchers.size > 0) this.#askSoon();
  }

  async #show(picture: PreviewPicture): Promise<void> {
    const watchers = [...(this.#watchers.get(picture.display) ?? [])];
    if (watchers.length > 0) this.#keep(picture);
    await Promise.allSettled(watchers.map(watcher => watcher(picture)));
    if (this.#life.kind === 'open') this.#life.link.send({ type: 'seen', display: picture.display });
  }
  #keep(picture: PreviewPicture): void {
    const parts = this.#newest.get(picture.display) ?? new PictureParts();
    parts.add(picture);
    this.#newest.set(picture.display, parts);
  }
}
