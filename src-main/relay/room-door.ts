import type { WallState } from '#shared/wire/artist-messages';
import type { Room } from '../rooms/room.ts';
import type { ClientInfo } from './client-info.ts';
import { ProgramHolder } from './program-holder.ts';
import type { RoomBroadcast } from './room-broadcast.ts';

/** One connection as its room knows it. */
export interface RoomClient {
  info(): ClientInfo;
  /** Where the drawing is seen changed; only artists are told. */
  wallChanged?(state: WallState): void;
}

/** The relay's side of one room: who is in it, and what leaves it and enters it besides the document. */
export class RoomDoor {
  readonly room: Room;
  readonly broadcast: RoomBroadcast;
  readonly program = new ProgramHolder();
  readonly #clientsMax: number;
  readonly #clients = new Set<RoomClient>();
  #wall: WallState = 'none';

  constructor(options: { room: Room; broadcast: RoomBroadcast; clientsMax: number }) {
    this.room = options.room;
    this.broadcast = options.broadcast;
    this.#clientsMax = options.clientsMax;
  }

  get full(): boolean {
    return this.#clients.size >= this.#clientsMax;
  }

  get clients(): ClientInfo[] {
    return [...this.#clients].map(client => client.info());
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
}
