import type { Touch } from '#shared/wire/relay-messages';
import type { PanelTouch } from '../routing/fingers.ts';

export interface TouchesOptions {
  readonly router: { onTouch(listener: (display: string, touch: PanelTouch) => void): () => void };
  /** The code of the room that a display belongs to now. */
  readonly roomOf: (display: string) => string | undefined;
  readonly relay: { touch(room: string, touch: Touch): void };
}

/** R16: brings the fingers on displays to the rooms that they are in. A finger stays in the room in which it went down. */
export class Touches {
  readonly #options: TouchesOptions;
  /** The room of every finger that is down, by display. */
  readonly #rooms = new Map<string, Map<Touch['id'], string>>();
  #stop: (() => void) | undefined;

  constructor(options: TouchesOptions) {
    this.#options = options;
  }

  open(): void {
    this.#stop = this.#options.router.onTouch((display, touch) => this.#take(display, touch));
  }

  /** Call it after the router's: what that lifts is still told. */
  close(): void {
    this.#stop?.();
    this.#rooms.clear();
  }

  #take(display: string, touch: PanelTouch): void {
    if (touch.phase === 'down') this.#enter(display, touch.id);
    const room = this.#rooms.get(display)?.get(touch.id);
    if (touch.phase === 'up') this.#leave(display, touch.id);
    if (room !== undefined) this.#options.relay.touch(room, { display, ...touch });
  }

  #enter(display: string, id: Touch['id']): void {
    const room = this.#options.roomOf(display);
    if (room === undefined) return;
    const fingers = this.#rooms.get(display) ?? new Map<Touch['id'], string>();
    this.#rooms.set(display, fingers.set(id, room));
  }

  #leave(display: string, id: Touch['id']): void {
    const fingers = this.#rooms.get(display);
    fingers?.delete(id);
    if (fingers?.size === 0) this.#rooms.delete(display);
  }
}
