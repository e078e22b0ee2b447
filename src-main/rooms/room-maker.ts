import type { Clock } from '#shared/clock';
import type { CanvasShape } from '#shared/contract/room';
import type { Log } from '#shared/log';
import type { RoomStore, StoredRoom } from '../store/room-store.ts';
import { RoomDocument } from './document.ts';
import { Guestbook } from './guestbook.ts';
import { loadLog } from './load-log.ts';
import { Room } from './room.ts';
import { RoomCanvas } from './room-canvas.ts';
import type { RoomImaging } from './room-imaging.ts';

/** What a room stands on; the room that replaces it stands on the same, so nothing is read again and nothing is lost. */
export interface RoomGround {
  readonly document: RoomDocument;
  readonly guests: Guestbook;
}

export interface RoomMakerOptions {
  readonly store: RoomStore;
  readonly imaging: RoomImaging;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes rooms out of what is stored. */
export class RoomMaker {
  readonly #options: RoomMakerOptions;

  constructor(options: RoomMakerOptions) {
    this.#options = options;
  }

  /** Reads a room's log and who has drawn in it. Throws `StoreError`. */
  read(stored: Pick<StoredRoom, 'id'>): RoomGround {
    const { store, log } = this.#options;
    const loaded = loadLog({ room: stored, store, log });
    return {
      document: new RoomDocument({ room: stored.id, store, loaded }),
      guests: new Guestbook({
        known: store.artists(stored.id),
        keep: artist => store.putArtist(stored.id, artist),
      }),
    };
  }

  /** A painted canvas: thousands of strokes at the first frame would hold up everything else. */
  async paint({ document }: RoomGround, { width, height, background }: CanvasShape): Promise<RoomCanvas> {
    const canvas = new RoomCanvas(document, { ...this.#options, width, height, background });
    await canvas.prepare();
    return canvas;
  }

  /** `canvas` shows the ground's document; a bare one is made for a room in which nothing was drawn yet. */
  make(stored: StoredRoom, ground: RoomGround, canvas?: RoomCanvas): Room {
    return new Room({
      ...this.#options,
      ...ground,
      stored,
      canvas: canvas ?? new RoomCanvas(ground.document, { ...this.#options, ...stored }),
    });
  }
}
