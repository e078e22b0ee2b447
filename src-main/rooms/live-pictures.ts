import type { Clock, TimerHandle } from '#shared/clock';
import type { Item } from '#shared/document/item';
import { Mailbox } from '#shared/mailbox';

export interface LivePicturesOptions {
  readonly clock: Clock;
  /** Whether the artist's link has nothing unsent. */
  readonly idle: () => boolean;
  readonly send: (picture: Item) => void;
}

/** R19: to an artist a peer's picture is background; four a second show that it moves and leave the link to the strokes. */
const EVERY_MS = 250;

/** Pictures of a hold on their way to one artist: the newest wins, the last one always comes. */
export class LivePictures {
  readonly #options: LivePicturesOptions;
  readonly #newest = new Mailbox<Item>();
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: TimerHandle;

  constructor(options: LivePicturesOptions) {
    this.#options = options;
  }

  put(picture: Item): void {
    const displaced = this.#newest.put(picture);
    // It was the last one of its hold: nothing of the same id follows.
    if (displaced && displaced.id !== picture.id) this.#options.send(displaced);
    this.#look();
  }

  /** Forgets what waits: a fresh catch-up holds it. */
  empty(): void {
    this.#newest.empty();
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const { clock, idle, send } = this.#options;
    if (this.#timer !== undefined || !this.#newest.full) return;
    if (idle() && clock.now() - this.#sentAt >= EVERY_MS) {
      const picture = this.#newest.take();
      this.#sentAt = clock.now();
      if (picture) send(picture);
      return;
    }
    this.#timer = clock.setTimeout(
      () => {
        this.#timer = undefined;
        this.#look();
      },
      Math.max(MIN_WAIT_MS, this.#sentAt + EVERY_MS - clock.now()),
    );
  }
}

/** How soon a link that is busy is asked again. */
const MIN_WAIT_MS = 50;
