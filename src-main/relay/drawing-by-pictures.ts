import type { DrawingState } from '#shared/wire/relay-messages';
import { decodeToPicture } from '../imaging/surface.ts';
import type { Room } from '../rooms/room.ts';
import { PictureIntake, type Received } from './picture-intake.ts';

/** What a peer does to its room's canvas: it draws by sending whole pictures (R5, R6, R7, R19). */
export class DrawingByPictures {
  readonly #room: Room;
  readonly #client: string;
  readonly #intake: PictureIntake;

  /** `onFailed` is told why a picture did not reach the room; an `ImageError` is the peer's fault. */
  constructor(options: {
    room: Room;
    client: string;
    reading: { pause(): void; resume(): void };
    onFailed: (error: unknown) => void;
  }) {
    this.#room = options.room;
    this.#client = options.client;
    this.#intake = new PictureIntake({
      decode: bytes => decodeToPicture(bytes, options.room),
      show: ({ bytes, receivedAt }, picture) => {
        // Refused when another peer holds the picture: R19 settles who draws, this peer need not know.
        // What was still being decoded when the room got another canvas belongs on that.
        this.#room.present.showPicture(this.#client, bytes, picture, receivedAt);
      },
      onFailed: options.onFailed,
      reading: options.reading,
    });
  }

  state(state: DrawingState): void {
    if (state === 'drawing:start') this.#room.holdPicture(this.#client);
    else this.#room.releasePicture(this.#client);
  }

  live(received: Received): void {
    this.#intake.live(received);
  }

  final(received: Received): void {
    this.#intake.final(received);
  }

  /** The peer is gone, or draws no more. Settles when its last final is in the room. */
  async end(): Promise<void> {
    this.#intake.finish();
    this.#room.releasePicture(this.#client);
    await this.#intake.settled;
    this.#room.present.vanish(this.#client);
  }
}
