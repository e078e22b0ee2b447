import type { Picture } from '#shared/brush/surface';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import type { DocumentChange, RoomDocument } from './document.ts';
import type { DrawingWatch } from './drawing-watch.ts';
import { PictureHold } from './picture-hold.ts';
import type { RoomFaults } from './room-faults.ts';

export interface PeerPicturesOptions {
  readonly room: string;
  readonly document: RoomDocument;
  readonly watch: DrawingWatch;
  readonly faults: RoomFaults;
  readonly clock: Clock;
  readonly log: Log;
}

/** R19: what peers draw by pictures, on a room's document and in its watch. */
export class PeerPictures {
  readonly #options: PeerPicturesOptions;
  readonly #hold: PictureHold;
  #toldFull = false;

  constructor(options: PeerPicturesOptions) {
    const { document, faults, clock } = options;
    const sentence = 'A picture is shown but could not be stored.';
    this.#options = options;
    this.#hold = new PictureHold(
      {
        reserve: () => document.reserve(),
        keep: picture => faults.attempt(sentence, () => document.keepPicture(picture)),
      },
      clock,
    );
  }

  /** Place of the picture that may still change. */
  get order(): number | undefined {
    return this.#hold.order;
  }

  /** `drawing:start`: takes the picture from whoever has it. */
  start(client: string): void {
    this.#hold.start(client);
    this.#options.watch.sign(client);
  }

  /** `undefined` when another peer holds the canvas or the room is full. */
  show(client: string, bytes: Buffer, picture: Picture): DocumentChange | undefined {
    const item = this.#hold.show(client, bytes, picture);
    const change = item && this.#options.document.putPicture(item);
    if (item && !change) this.#tellFull();
    return change;
  }

  /** The peer's pen moved. */
  moved(client: string): void {
    if (this.#hold.isDown(client)) this.#options.watch.sign(client);
  }

  /** `drawing:end`. */
  release(client: string): void {
    this.#hold.release(client);
    this.#options.watch.lift(client);
  }

  /** R7: the pen said nothing for so long that it counts as up. */
  silence(client: string): void {
    this.#hold.silence(client);
  }

  /** The peer is gone. */
  vanish(client: string): void {
    this.#hold.vanish(client);
    this.#options.watch.lift(client);
  }

  close(): void {
    this.#hold.close();
  }

  #tellFull(): void {
    const { log, room } = this.#options;
    if (!this.#toldFull)
      log.warn(
        'room',
        'The room is full: what peers draw in pictures is not shown any more. Make a new room.',
        { room },
      );
    this.#toldFull = true;
  }
}
