import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { makeRoomCode, parseRoomCode, ROOM_CODE_ALPHABET, ROOM_CODE_LENGTH } from '#shared/room-code';
import type { RoomStore, StoredRoom } from '../store/room-store.ts';
import { EMPTY_LOG, type LoadedLog, loadLog } from './load-log.ts';
import { Room } from './room.ts';
import { RoomError } from './room-error.ts';
import { type RoomImaging, roomImaging } from './room-imaging.ts';

export interface RoomRegistryOptions {
  readonly store: RoomStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly imaging?: RoomImaging;
}

export interface NewRoom {
  /** R2; a fresh one unless given. */
  readonly code?: string;
  /** The code unless given. */
  readonly name?: string;
}

/** R10: what a display shows, and paper. */
const CANVAS = { width: 720, height: 720, background: '#ffffff' } as const;

/** Every room of this engine, by its code. */
export class RoomRegistry {
  readonly #store: RoomStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #imaging: RoomImaging;
  readonly #rooms = new Map<string, Room>();

  constructor({ store, clock, log, imaging = roomImaging }: RoomRegistryOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#imaging = imaging;
  }

  /** Loads the rooms of the store, their canvases painted. Throws `StoreError`. */
  async open(): Promise<void> {
    for (const stored of this.#store.all()) {
      const loaded = loadLog({ room: stored, store: this.#store, log: this.#log });
      await this.#add(stored, loaded).prepare();
    }
  }

  /** By its code in any case (R2); `undefined` when there is no such room. */
  get(code: string): Room | undefined {
    const parsed = parseRoomCode(code);
    return parsed === undefined ? undefined : this.#rooms.get(parsed);
  }

  /** Oldest first. */
  all(): Room[] {
    return [...this.#rooms.values()];
  }

  /** Makes an empty room that is in the store when this returns. Throws `RoomError` or `StoreError`. */
  create({ code: wanted, name }: NewRoom = {}): Room {
    const code = wanted === undefined ? this.#freshCode() : this.#freeCode(wanted);
    return this.#add(this.#store.add({ code, name: name ?? code, ...CANVAS, prompt: '' }), EMPTY_LOG);
  }

  /** Stores what is held and stops every timer. */
  close(): void {
    for (const room of this.#rooms.values()) room.close();
  }

  #add(stored: StoredRoom, loaded: LoadedLog): Room {
    const room = new Room({
      stored,
      loaded,
      store: this.#store,
      imaging: this.#imaging,
      clock: this.#clock,
      log: this.#log,
    });
    this.#rooms.set(room.code, room);
    return room;
  }

  #freshCode(): string {
    let code = makeRoomCode(randomBytes);
    while (this.#rooms.has(code)) code = makeRoomCode(randomBytes);
    return code;
  }

  #freeCode(wanted: string): string {
    const code = parseRoomCode(wanted);
    if (code === undefined) {
      const rule = `${ROOM_CODE_LENGTH} characters of ${ROOM_CODE_ALPHABET}`;
      throw new RoomError('bad-code', `“${wanted}” cannot be a room code: it takes ${rule}.`);
    }
    if (this.#rooms.has(code)) throw new RoomError('taken', `There is a room ${code} already.`);
    return code;
  }
}
