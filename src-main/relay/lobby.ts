import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { parseRoomCode } from '#shared/room-code';
import { CLOSE } from '#shared/wire/close-codes';
import type { EncodeTable } from '../imaging/encode-table.ts';
import { checkKey } from '../rooms/key-check.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { PaintedSource } from '../sources/source.ts';
import type { Admission } from './admission.ts';
import { type Departure, Departures } from './departures.ts';
import type { RelayLimits } from './limits.ts';
import type { ProgramPicture } from './program-holder.ts';
import { RoomBroadcast } from './room-broadcast.ts';
import { RoomDoor } from './room-door.ts';

/** R4: why a client is turned away. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: number;
  readonly reason: string;
}

export interface LobbyOptions {
  readonly rooms: Pick<RoomRegistry, 'get'>;
  /** The source of a room's canvas, by the room's code. */
  readonly sources: (code: string) => PaintedSource;
  readonly encodes: EncodeTable;
  readonly limits: RelayLimits;
  /** R12: told of every program picture. */
  readonly onProgram: (room: string, picture: ProgramPicture) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** R18: also for who was connected before its address guessed too much. */
const GUESSING: Refusal = {
  kind: 'refusal',
  code: CLOSE.tooMany,
  reason: 'too many wrong room codes or PINs; try again in a minute',
};

/** Leads clients to their room. */
export class Lobby {
  readonly #options: LobbyOptions;
  readonly #admission: Admission;
  readonly #doors = new Map<string, RoomDoor>();
  readonly #departures: Departures;

  constructor(options: LobbyOptions, admission: Admission) {
    this.#options = options;
    this.#admission = admission;
    this.#departures = new Departures(options.clock);
  }

  /** R2, R4, R14: the door of the room that a client at `address` names, or why it may not enter. A wrong code counts (R18). */
  find(named: string, address: string): { readonly kind: 'door'; readonly door: RoomDoor } | Refusal {
    if (this.#admission.guessesTooMuch(address)) return GUESSING;
    const code = parseRoomCode(named);
    const door = code === undefined ? undefined : this.door(code);
    if (!door) {
      this.#admission.wrongCode(address, named);
      return { kind: 'refusal', code: CLOSE.noSuchRoom, reason: 'there is no such room' };
    }
    if (door.full) return { kind: 'refusal', code: CLOSE.full, reason: 'the room is full' };
    return { kind: 'door', door };
  }

  /** R1, R18: why `key` does not let a client at `address` into a room; `undefined` when it does. A wrong key counts. */
  refusesKey(room: Room, key: string | undefined, address: string): Refusal | undefined {
    if (room.pin === undefined) return undefined;
    if (this.#admission.guessesTooMuch(address)) return GUESSING;
    const verdict = checkKey(room.pin, key);
    if (verdict === 'right') return undefined;
    if (verdict === 'wrong') this.#admission.wrongKey(address, room.code, key ?? '');
    return {
      kind: 'refusal',
      code: CLOSE.unauthorised,
      reason: verdict === 'wrong' ? 'that is not the PIN of this room' : 'this room asks for a PIN',
    };
  }

  /** A TouchDesigner was turned away from the room that it named; nobody learns of that when there is no such room. */
  refused(named: string, departure: Omit<Departure, 'atMs' | 'refused'>): void {
    const code = parseRoomCode(named);
    const room = code === undefined ? undefined : this.#options.rooms.get(code);
    if (room) this.#departures.note(room, { ...departure, refused: true });
  }

  /** The door of a room, by its code in any case; `undefined` when there is no such room. */
  door(code: string): RoomDoor | undefined {
    const { rooms, sources, limits, onProgram, ...others } = this.#options;
    const room = rooms.get(code);
    if (!room) return undefined;
    const known = this.#doors.get(room.code);
    if (known?.room === room) return known;
    const broadcast = new RoomBroadcast({ room, source: sources(room.code), limits, ...others });
    const onOver = () => {
      if (this.#doors.get(room.code) === door) this.#doors.delete(room.code);
    };
    const door: RoomDoor = new RoomDoor({
      room,
      broadcast,
      clientsMax: limits.clientsPerRoom,
      departures: this.#departures,
      onProgram: picture => onProgram(room.code, picture),
      onOver,
    });
    this.#doors.set(room.code, door);
    return door;
  }
}
