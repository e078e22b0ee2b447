import type { Outbox } from './outbox.ts';
import type { ProgramPicture } from './program-holder.ts';
import { LivePicture } from './room-pictures.ts';

/**
 * R22: those who look at a room's program. Each is offered the very bytes that came in; what an outbox does with live pictures
 * (the newest wins, at its client's own rate, never behind anything unsent) is all that there is to do.
 */
export class ProgramViewers {
  readonly #viewers = new Set<Outbox>();
  #newest: LivePicture | undefined;

  /** The viewer has the newest picture at once, if there is one. */
  add(viewer: Outbox): void {
    this.#viewers.add(viewer);
    if (this.#newest) viewer.offer(this.#newest);
  }

  remove(viewer: Outbox): void {
    this.#viewers.delete(viewer);
  }

  show({ bytes, receivedAt }: ProgramPicture): void {
    this.#newest = new LivePicture(bytes, receivedAt);
    for (const viewer of this.#viewers) viewer.offer(this.#newest);
  }
}
