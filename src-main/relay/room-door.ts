import type { Person } from '#shared/contract/room';
import type { TouchdesignerClient, TouchdesignerState } from '#shared/contract/touchdesigner';
import type { WallState } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import type { Touch } from '#shared/wire/relay-messages';
import type { Room } from '../rooms/room.ts';
import type { RoomEnd } from '../rooms/room-end.ts';
import type { Departure, Departures } from './departures.ts';
import type { Outgoing } from './ordered-queue.ts';
import { ProgramHolder, type ProgramPicture } from './program-holder.ts';
import { ProgramViewers } from './program-viewers.ts';
import { relayText } from './relay-texts.ts';
import type { RoomBroadcast } from './room-broadcast.ts';

/** What there is to a client in the role of TouchDesigner besides. */
export interface RoomTouchdesigner {
  state(): TouchdesignerClient;
  /** R16. */
  touch(finger: string, phase: Touch['phase'], message: Outgoing): void;
}

/** One connection as its room knows it. */
export interface RoomClient {
  readonly client: string;
  /** Public id of an artist who has said hello. */
  readonly author?: string | undefined;
  /** `undefined` for who has not come in yet. */
  person(): Person | undefined;
  /** `undefined` in every other role. */
  readonly touchdesigner?: RoomTouchdesigner | undefined;
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
  readonly viewers = new ProgramViewers();
  readonly #clientsMax: number;
  readonly #departures: Departures;
  readonly #clients = new Set<RoomClient>();
  #wall: WallState = 'none';

  /** `onOver`: the room is over, nobody comes in by this door any more. */
  constructor(options: {
    room: Room;
    broadcast: RoomBroadcast;
    clientsMax: number;
    departures: Departures;
    onProgram: (picture: ProgramPicture) => void;
    onOver: () => void;
  }) {
    this.room = options.room;
    this.broadcast = options.broadcast;
    this.#clientsMax = options.clientsMax;
    this.#departures = options.departures;
    this.program = new ProgramHolder(picture => {
      this.viewers.show(picture);
      options.onProgram(picture);
    });
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

  get touchdesigner(): TouchdesignerState {
    const left = this.#departures.lastOf(this.room);
    const testUntil = this.broadcast.testUntil;
    return {
      clients: this.#touchdesigners.map(({ side }) => side.state()).sort((a, b) => a.since - b.since),
      ...(left && { left }),
      ...(testUntil !== undefined && { testUntil }),
    };
  }

  /** R20; returns to how many it goes. */
  test(png: Buffer): number {
    const clients = this.#touchdesigners.map(({ client }) => client);
    if (clients.length > 0) this.broadcast.test(png, clients);
    return clients.length;
  }

  /** R16. */
  touch(touch: Touch): void {
    const touchdesigners = this.#touchdesigners;
    if (touchdesigners.length === 0) return;
    const message = relayText({ type: 'touch', payload: touch });
    const finger = JSON.stringify([touch.display, touch.id]);
    for (const { side } of touchdesigners) side.touch(finger, touch.phase, message);
  }

  /** A TouchDesigner has left, or was not let in. */
  touchdesignerLeft(departure: Omit<Departure, 'atMs'>): void {
    this.#departures.note(this.room, departure);
  }

  get #touchdesigners(): { client: string; side: RoomTouchdesigner }[] {
    return [...this.#clients].flatMap(({ client, touchdesigner: side }) => (side ? { client, side } : []));
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
