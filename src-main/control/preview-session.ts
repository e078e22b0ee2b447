import {
  type PreviewPicture,
  PreviewRequest,
  type SentPicture,
  THUMBNAIL_PREFIX,
} from '#shared/contract/ports';
import { PictureParts } from '#shared/wire/picture-parts';
import type { SentPictures } from './operator-ports.ts';

/**
 * Pictures of one display that may be on their way to the page: one is drawn while the next arrives. Regions that had to wait go
 * together, however many, because none of them may be passed over.
 */
const ON_THE_WAY = 2;

interface Watched {
  readonly waiting: PictureParts<SentPicture>;
  stop: (() => void) | undefined;
  onTheWay: number;
}

/**
 * Shows one page the very bytes that left for the displays it asks for, whatever carries them; a slow page misses pictures,
 * never holds one up, and never misses a region of what it is shown.
 */
export class PreviewSession {
  readonly #pictures: SentPictures;
  readonly #show: (picture: PreviewPicture) => void;
  readonly #watched = new Map<string, Watched>();
  readonly #stop: () => void;

  /** `show` hands a picture to the page; its bytes are the encoder's own and may be a view of something larger. */
  constructor(options: { pictures: SentPictures; show: (picture: PreviewPicture) => void }) {
    this.#pictures = options.pictures;
    this.#show = options.show;
    this.#stop = this.#pictures.onSent(picture => this.#sent(picture));
  }

  /** Takes what the page says, parsed from JSON or not; false when it makes no sense. */
  receive(message: unknown): boolean {
    const request = PreviewRequest.safeParse(message);
    if (!request.success) return false;
    if (request.data.type === 'want') this.#want(new Set(request.data.displays));
    else this.#seen(request.data.display);
    return true;
  }

  /** The page is gone. Harmless to repeat. */
  close(): void {
    this.#stop();
    this.#want(new Set());
  }

  #want(wanted: ReadonlySet<string>): void {
    for (const [display, { stop }] of this.#watched) {
      if (wanted.has(display)) continue;
      this.#watched.delete(display);
      stop?.();
    }
    for (const display of wanted) if (!this.#watched.has(display)) this.#watch(display);
  }

  #watch(display: string): void {
    const entry: Watched = { waiting: new PictureParts(), stop: undefined, onTheWay: 0 };
    this.#watched.set(display, entry);
    for (const picture of this.#pictures.lastSent(display)) entry.waiting.add(picture);
    this.#push(entry);
    if (display.startsWith(THUMBNAIL_PREFIX)) entry.stop = this.#pictures.watch?.(display);
  }

  #seen(display: string): void {
    const entry = this.#watched.get(display);
    if (!entry) return;
    entry.onTheWay = Math.max(0, entry.onTheWay - 1);
    this.#push(entry);
  }

  #sent(picture: SentPicture): void {
    const entry = this.#watched.get(picture.display);
    if (!entry) return;
    entry.waiting.add(picture);
    this.#push(entry);
  }

  #push(entry: Watched): void {
    if (entry.onTheWay >= ON_THE_WAY) return;
    for (const { display, region, sequence, sentAtMs, format, bytes } of entry.waiting.take()) {
      entry.onTheWay += 1;
      const picture = { type: 'picture', display, sequence, sentAtMs, format, bytes } as const;
      this.#show(region ? { ...picture, region } : picture);
    }
  }
}
