import { Mailbox } from '#shared/mailbox';
import type { Decode } from './decode-picture.ts';

export interface NewestPictureOptions<Picture> {
  readonly decode: Decode<Picture>;
  /** Takes the picture over. */
  readonly show: (picture: Picture) => void;
  /** A picture was none; what is shown stays. */
  readonly unreadable: () => void;
}

/**
 * From bytes to the screen, one picture after the other and always the newest: what comes while one is decoded waits in a mailbox. No
 * animation frame is waited for: a page that its host does not show gets none, and would show old pictures when it is seen again.
 */
export class NewestPicture<Picture> {
  readonly #options: NewestPictureOptions<Picture>;
  readonly #waiting = new Mailbox<Uint8Array>();
  #busy = false;

  constructor(options: NewestPictureOptions<Picture>) {
    this.#options = options;
  }

  put(bytes: Uint8Array): void {
    this.#waiting.put(bytes);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let bytes = this.#waiting.take(); bytes; bytes = this.#waiting.take()) await this.#next(bytes);
    this.#busy = false;
  }

  async #next(bytes: Uint8Array): Promise<void> {
    const { decode, show, unreadable } = this.#options;
    try {
      show(await decode(bytes));
    } catch {
      // Whatever was wrong with it, the next picture is another one.
      unreadable();
    }
  }
}
