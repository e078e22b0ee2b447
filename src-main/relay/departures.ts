import type { Clock } from '#shared/clock';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import type { Room } from '../rooms/room.ts';

export type Departure = NonNullable<TouchdesignerState['left']>;

/**
 * Of every room, the TouchDesigner that left last or was not let in. A room with another code or canvas inherits it: that is just
 * when the operator wonders where TouchDesigner is.
 */
export class Departures {
  readonly #clock: Clock;
  readonly #last = new WeakMap<Room, Departure>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(room: Room, departure: Omit<Departure, 'atMs'>): void {
    this.#last.set(room.present, { ...departure, atMs: this.#clock.wall() });
  }

  lastOf(room: Room): Departure | undefined {
    return this.#last.get(room);
  }
}
