import type { Clock } from '#shared/clock';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import { CanvasSource } from '../sources/canvas-source.ts';

export interface CanvasSourcesOptions {
  readonly rooms: RoomRegistry;
  readonly encodes: EncodeTable;
  readonly clock: Clock;
}

/** The one source of each open room's canvas: a canvas keeps track of one target. */
export class CanvasSources {
  readonly #options: CanvasSourcesOptions;
  readonly #sources = new Map<Room, CanvasSource>();
  #made = 0;

  constructor(options: CanvasSourcesOptions) {
    this.#options = options;
  }

  /** By the room's code. Throws when there is no such open room. */
  of(code: string): CanvasSource {
    const room = this.#options.rooms.get(code);
    if (!room) throw new Error(`there is no open room ${code}`);
    return this.#sources.get(room) ?? this.#make(room);
  }

  /** Lets go of a room that is gone. */
  forget(room: Room): void {
    const source = this.#sources.get(room);
    if (!source) return;
    this.#sources.delete(room);
    source.close();
    this.#options.encodes.forget(source.id);
  }

  close(): void {
    for (const room of this.#sources.keys()) this.forget(room);
  }

  #make(room: Room): CanvasSource {
    // A room that comes again (another canvas, reopened) counts its frames from 1 again: the name keeps their bytes apart.
    this.#made += 1;
    const id = `canvas:${room.code}:${this.#made}`;
    const source = new CanvasSource({ id, canvas: room, clock: this.#options.clock });
    this.#sources.set(room, source);
    return source;
  }
}
