import type { Outbox } from './outbox.ts';
import { Receiver } from './receiver.ts';
import type { RoomDoor } from './room-door.ts';

/** R3, R22: what a picture client is sent of its room. */
export type Sight = 'canvas' | 'program' | 'nothing';

export interface SightWishes {
  readonly sight: Sight;
  readonly fps: number;
  /** How live pictures of the canvas go. */
  readonly images: 'binary' | 'text';
  /** R24. */
  readonly acks: boolean;
}

/** One picture client's place among those who are sent pictures. */
export class RoomSight {
  readonly #door: RoomDoor;
  readonly #client: string;
  readonly #outbox: Outbox;
  #sight: Sight = 'nothing';
  #receiver: Receiver | undefined;

  constructor(options: { door: RoomDoor; client: string; outbox: Outbox }) {
    this.#door = options.door;
    this.#client = options.client;
    this.#outbox = options.outbox;
  }

  /** R9 and R22's first picture are for who comes to see; who sees the same already keeps its place and only changes its pace. */
  settle({ sight, fps, images, acks }: SightWishes): void {
    const same = sight === this.#sight;
    if (!same) this.leave();
    this.#outbox.setLive(fps, sight === 'program' ? 'binary' : images, acks);
    if (same) this.#pace(fps);
    else this.#enter(sight, fps);
  }

  leave(): void {
    if (this.#receiver) this.#door.broadcast.remove(this.#receiver);
    this.#receiver = undefined;
    this.#door.viewers.remove(this.#outbox);
    this.#outbox.dropWaiting();
    this.#sight = 'nothing';
  }

  #enter(sight: Sight, fps: number): void {
    this.#sight = sight;
    if (sight === 'program') this.#door.viewers.add(this.#outbox);
    if (sight !== 'canvas') return;
    this.#receiver = new Receiver({ client: this.#client, outbox: this.#outbox, fps });
    this.#door.broadcast.add(this.#receiver);
  }

  #pace(fps: number): void {
    if (!this.#receiver) return;
    this.#receiver.fps = fps;
    this.#door.broadcast.paceChanged();
  }
}
