import { type PreviewPicture, PreviewRequest, type SentPicture } from '#shared/contract/ports';
import { Mailbox } from '#shared/mailbox';
import type { SentPictures } from './operator-ports.ts';

/** Pictures of one display that may be on their way to the page: one is drawn while the next arrives. */
const ON_THE_WAY = 2;

interface Watched {
  readonly mailbox: Mailbox<SentPicture>;
  onTheWay: number;
}

/**
 * Shows one page the very bytes that left for the displays it asks for, whatever carries them; a slow page misses pictures,
 * never holds one up.
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
    this.#stop = this.#pictures.onSent(picture => this.#offer(picture));
  }

  /** Takes what the page says, parsed from JSON or not; false when it makes no sense. */
  receive(message: unknown): boolean {
    const request = PreviewRequest.safeParse(message);
    if (!request.success) return false;
    if (request.data.type === 'want') this.#want(request.data.displays);
    else this.#seen(request.data.display);
    return true;
  }

  /** The page is gone. Harmless to repeat. */
  close(): void {
    this.#stop();
    this.#watched.clear();
  }

  #want(displays: readonly string[]): void {
    const wanted = new Set(displays);
    for (const display of this.#watched.keys()) if (!wanted.has(display)) this.#watched.delete(display);
    for (const display of wanted) {
      if (this.#watched.has(display)) continue;
      this.#watched.set(display, { mailbox: new Mailbox(), onTheWay: 0 });
      const last = this.#pictures.lastSent(display);
      if (last) this.#offer(last);
    }
  }

  #seen(display: string): void {
    const entry = this.#watched.get(display);
    if (!entry) return;
    entry.onTheWay = Math.max(0, entry.onTheWay - 1);
    this.#push(entry);
  }

  #offer(picture: SentPicture): void {
    const entry = this.#watched.get(picture.display);
    if (!entry) return;
    entry.mailbox.put(picture);
    this.#push(entry);
  }

  #push(entry: Watched): void {
    if (entry.onTheWay >= ON_THE_WAY) return;
    const sent = entry.mailbox.take();
    if (!sent) return;
    entry.onTheWay += 1;
    const { display, sequence, sentAtMs, format, bytes } = sent;
    this.#show({ type: 'picture', display, sequence, sentAtMs, format, bytes });
  }
}
