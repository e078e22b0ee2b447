import type { Person } from '#shared/contract/room';
import type { WallState } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import type { Room } from '../rooms/room.ts';
import type { RoomEnd } from '../rooms/room-end.ts';
import { ProgramHolder, type ProgramPicture } from './program-holder.ts';
import type { RoomBroadcast } from './room-broadcast.ts';

/** One connection as its room knows it. */
export interface RoomClient {
  readonly client: string;
  /** Public id of an artist who has said hello. */
  readonly author?: string | undefined;
  /** `undefined` for who has not come in yet. */
  person(): Person | undefined;
  /** R4. */
  sendAway(code: number, reason: string): void;
  /** The room is over; artists learn of that from the room itself. */
  roomOver?(why: RoomEnd): void;
  /** Where the drawing is seen changed; only artists are told. */
  wallChanged?(state: WallState): void;
}

/** The relay's side of one room: who is in it, and what leaves it and enters it besides the document. */
export class RoomDoor {
  readonly room: Room;
  readonly broadcast: RoomBroadcast;
  readonly program: ProgramHolder;
  readonly #clientsMax: number;
  readonly #clients = new Set<RoomClient>();
  #wall: WallState = 'none';

  /** `onOver`: the room is over, nobody comes in by this door any more. */
  constructor(options: {
    room: Room;
    broadcast: RoomBroadcast;
    clientsMax: number;
    onProgram: (picture: ProgramPicture) => void;
    onOver: () => void;
  }) {
    this.room = options.room;
    this.broadcast = options.broadcast;
    this.#clientsMax = options.clientsMax;
    this.program = new ProgramHolder(options.onProgram);
    this.room.on(event => {
      if (event.type !== 'over') return;
      options.onOver();
      for (const client of this.#clients) client.roomOver?.(event.why);
    });
  }

  get full(): boolean {
    return this.#clients.size >= this.#clientsMax;
  }

  get people(): Person[] {
    return [...this.#clients].flatMap(client => client.person() ?? []);
  }

  enter(client: RoomClient): void {
    this.#clients.add(client);
    client.wallChanged?.(this.#wall);
  }

  leave(client: RoomClient): void {
    this.#clients.delete(client);
  }

  setWall(state: WallState): void {
    if (state === this.#wall) return;
    this.#wall = state;
    for (const client of this.#clients) client.wallChanged?.(state);
  }

  /** R4: false when there is no such client. An artist goes with every window, and is not let in again. */
  remove(client: string): boolean {
    const found = [...this.#clients].find(other => other.client === client);
    if (!found) return false;
    const { author } = found;
    if (author !== undefined) this.room.block(author);
    const leaving =
      author === undefined ? [found] : [...this.#clients].filter(other => other.author === author);
    for (const one of leaving) one.sendAway(CLOSE.removed, 'removed by the operator');
    return true;
  }

  sendAway(code: number, reason: string): void {
    for (const client of this.#clients) client.sendAway(code, reason);
  }
}
