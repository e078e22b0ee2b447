import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/clock';
import { type CanvasShape, DEFAULT_CANVAS } from '#shared/contract/room';
import type { Log } from '#shared/log';
import { makeRoomCode, parseRoomCode, ROOM_CODE_ALPHABET, ROOM_CODE_LENGTH } from '#shared/room-code';
import { SerialGate } from '#shared/serial-gate';
import type { RoomStore, StoredRoom } from '../store/room-store.ts';
import { Listeners } from './listeners.ts';
import type { Room } from './room.ts';
import type { RoomEnd } from './room-end.ts';
import { RoomError } from './room-error.ts';
import { type RoomImaging, roomImaging } from './room-imaging.ts';
import { type RoomGround, RoomMaker } from './room-maker.ts';

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
  /** R10; `DEFAULT_CANVAS` for what is not given. */
  readonly canvas?: Partial<CanvasShape>;
  /** R1; without one the code suffices. */
  readonly pin?: string;
}

/** A room that nobody can be in; what was drawn is in the store. */
export interface ClosedRoom extends CanvasShape {
  readonly code: string;
  readonly name: string;
  readonly pin?: string;
}

/** `closing`: the room is still whole. `replaced`: by one of the same drawing, with another canvas or code. */
export type RoomRegistryEvent =
  | { readonly type: 'opened'; readonly room: Room }
  | { readonly type: 'closing'; readonly room: Room }
  | { readonly type: 'replaced'; readonly before: Room; readonly room: Room };

type OpenRoom = RoomGround & { readonly room: Room };

interface Entry {
  stored: StoredRoom;
  /** Absent while the room is closed. */
  open?: OpenRoom | undefined;
}

/** Canvases of all open rooms. A room that is drawn in takes up to 20 bytes a pixel: 2 GB for all of them. */
const OPEN_PIXELS_MAX = 100_000_000;

/**
 * Every room of this engine, by its code. What a method changed is in the store when it returns or resolves; what cannot be
 * stored throws the `StoreError`, and nothing has changed. What cannot be done throws `RoomError`.
 */
export class RoomRegistry {
  readonly #store: RoomStore;
  readonly #maker: RoomMaker;
  readonly #events: Listeners<RoomRegistryEvent>;
  readonly #entries = new Map<string, Entry>();
  /** What takes time to prepare: one at a time, so that each builds on what the one before it left. */
  readonly #changes = new SerialGate();

  constructor({ store, clock, log, imaging = roomImaging }: RoomRegistryOptions) {
    this.#store = store;
    this.#maker = new RoomMaker({ store, imaging, clock, log });
    this.#events = new Listeners(error => {
      const why = error instanceof Error ? error.message : String(error);
      log.error('room', 'Somebody who follows the rooms failed.', { why });
    });
  }

  /** Loads the open rooms of the store, their canvases painted. Nobody is told of them. */
  async open(): Promise<void> {
    for (const stored of this.#store.all()) {
      const entry: Entry = { stored };
      if (stored.open) entry.open = await this.#load(entry);
      this.#entries.set(stored.code, entry);
    }
  }

  on(listener: (event: RoomRegistryEvent) => void): () => void {
    return this.#events.add(listener);
  }

  /** An open room, by its code in any case (R2). */
  get(code: string): Room | undefined {
    return this.#find(code)?.open?.room;
  }

  /** The open rooms, oldest first. */
  all(): Room[] {
    return this.#oldestFirst().flatMap(({ open }) => open?.room ?? []);
  }

  /** Oldest first. */
  closed(): ClosedRoom[] {
    return this.#oldestFirst().flatMap(({ stored, open }) => (open ? [] : closedRoom(stored)));
  }

  /** Opens an empty room. */
  create({ code: wanted, name, canvas, pin }: NewRoom = {}): Room {
    const code = wanted === undefined ? this.#freshCode() : this.#freeCode(wanted);
    const shape = { ...DEFAULT_CANVAS, ...canvas };
    this.#makeSureOfRoomFor(shape);
    const stored = this.#store.add({
      ...shape,
      code,
      name: name ?? code,
      pin: pin ?? null,
      open: true,
      prompt: '',
    });
    const ground = this.#maker.read(stored);
    const room = this.#maker.make(stored, ground);
    this.#entries.set(code, { stored, open: { ...ground, room } });
    this.#events.tell({ type: 'opened', room });
    return room;
  }

  rename(code: string, name: string): void {
    this.#describe(code, { name });
  }

  /** R1: `undefined` lets in whoever has the code. */
  setPin(code: string, pin: string | undefined): void {
    this.#describe(code, { pin: pin ?? null });
  }

  /** The same drawing on another canvas: what was drawn keeps its place. Resolves with the room that takes this one's place. */
  setCanvas(code: string, { width, height, background }: CanvasShape): Promise<Room> {
    return this.#changes.run(async () => {
      const { room } = openOf(this.#entry(code));
      this.#makeSureOfRoomFor({ width, height }, room);
      const same = room.width === width && room.height === height && room.background === background;
      return same ? room : this.#replace(code, { width, height, background }, 'new-canvas');
    });
  }

  /** The old code is void at once. Resolves with the room that takes this one's place. */
  newCode(code: string): Promise<Room> {
    return this.#changes.run(() => this.#replace(code, { code: this.#freshCode() }, 'new-code'));
  }

  /** The room stays in the store and keeps its code. */
  close(code: string): void {
    const entry = this.#entry(code);
    const { room } = openOf(entry);
    this.#keep(entry, { open: false, prompt: room.prompt });
    this.#events.tell({ type: 'closing', room });
    entry.open = undefined;
    room.end('closed');
  }

  reopen(code: string): Promise<Room> {
    return this.#changes.run(() => this.#reopen(this.#entry(code)));
  }

  /** Stores what is held and stops every timer; for the end of the engine. */
  closeAll(): void {
    for (const room of this.all()) room.close();
  }

  async #reopen(entry: Entry): Promise<Room> {
    if (entry.open) throw new RoomError('open', `The room ${entry.stored.code} is open already.`);
    this.#makeSureOfRoomFor(entry.stored);
    const open = await this.#load(entry);
    this.#keep(entry, { open: true });
    entry.open = open;
    open.room.describe(entry.stored);
    this.#events.tell({ type: 'opened', room: open.room });
    return open.room;
  }

  async #load({ stored }: Entry): Promise<OpenRoom> {
    const ground = this.#maker.read(stored);
    const canvas = await this.#maker.paint(ground, stored);
    return { ...ground, room: this.#maker.make(stored, ground, canvas) };
  }

  /** The old room goes on until the new one is painted: nobody waits, and what is drawn meanwhile is in both. */
  async #replace(code: string, change: Partial<StoredRoom>, end: RoomEnd): Promise<Room> {
    const entry = this.#entry(code);
    const before = openOf(entry);
    const canvas = await this.#maker.paint(before, { ...entry.stored, ...change });
    if (openOf(entry) !== before) throw closedError(entry);
    this.#keep(entry, { ...change, prompt: before.room.prompt });
    const room = this.#maker.make(entry.stored, before, canvas);
    entry.open = { ...before, room };
    this.#events.tell({ type: 'replaced', before: before.room, room });
    before.room.end(end, room);
    return room;
  }

  #describe(code: string, change: Partial<Pick<StoredRoom, 'name' | 'pin'>>): void {
    const entry = this.#entry(code);
    this.#keep(entry, change);
    entry.open?.room.describe(entry.stored);
  }

  #keep(entry: Entry, change: Partial<StoredRoom>): void {
    const stored = { ...entry.stored, ...change };
    this.#store.update(stored);
    this.#entries.delete(entry.stored.code);
    entry.stored = stored;
    this.#entries.set(stored.code, entry);
  }

  #find(code: string): Entry | undefined {
    const parsed = parseRoomCode(code);
    return parsed === undefined ? undefined : this.#entries.get(parsed);
  }

  #entry(code: string): Entry {
    const entry = this.#find(code);
    if (!entry) throw new RoomError('unknown', `There is no room ${code}.`);
    return entry;
  }

  #oldestFirst(): Entry[] {
    return [...this.#entries.values()].sort((a, b) => a.stored.id - b.stored.id);
  }

  /** `instead`: the room whose place the new canvas takes. */
  #makeSureOfRoomFor({ width, height }: Pick<CanvasShape, 'width' | 'height'>, instead?: Room): void {
    const others = this.all().filter(room => room !== instead);
    const pixels = others.reduce((sum, room) => sum + room.width * room.height, width * height);
    if (pixels <= OPEN_PIXELS_MAX) return;
    throw new RoomError(
      'too-many',
      'The open rooms together would need more memory than Lienzo may take. Close one, or choose a smaller canvas.',
    );
  }

  #freshCode(): string {
    let code = makeRoomCode(randomBytes);
    while (this.#entries.has(code)) code = makeRoomCode(randomBytes);
    return code;
  }

  #freeCode(wanted: string): string {
    const code = parseRoomCode(wanted);
    if (code === undefined) {
      const rule = `${ROOM_CODE_LENGTH} characters of ${ROOM_CODE_ALPHABET}`;
      throw new RoomError('bad-code', `“${wanted}” cannot be a room code: it takes ${rule}.`);
    }
    if (this.#entries.has(code)) throw new RoomError('taken', `There is a room ${code} already.`);
    return code;
  }
}

function openOf(entry: Entry): OpenRoom {
  if (!entry.open) throw closedError(entry);
  return entry.open;
}

function closedError({ stored }: Entry): RoomError {
  return new RoomError('closed', `The room ${stored.code} is closed.`);
}

function closedRoom({ code, name, width, height, background, pin }: StoredRoom): ClosedRoom {
  return { code, name, width, height, background, ...(pin !== null && { pin }) };
}
