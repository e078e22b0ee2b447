import type { Clock } from '#shared/clock';
import { RestWatch } from './rest-watch.ts';

/** What the gallery needs of a room. */
export interface PicturedRoom {
  readonly code: string;
  readonly name: string;
  readonly background: string;
  readonly prompt: string;
  /** Names of those whose strokes are seen. */
  artistNames(): readonly string[];
  onChange(listener: () => void): () => void;
  /** Told before a clear takes effect, the canvas still whole. */
  onBeforeClear(listener: () => void): () => void;
}

/** `closing`: still whole. `replaced`: the same room with another canvas or code. */
export type RoomsEvent =
  | { readonly type: 'opened' | 'closing'; readonly room: PicturedRoom }
  | { readonly type: 'replaced'; readonly before: PicturedRoom; readonly room: PicturedRoom };

/** What the gallery needs of the registry of rooms. */
export interface PicturedRooms {
  /** The open ones. */
  all(): readonly PicturedRoom[];
  /** By its code in any case. */
  get(code: string): PicturedRoom | undefined;
  on(listener: (event: RoomsEvent) => void): () => void;
}

export interface WatchedRoomsOptions {
  readonly rooms: PicturedRooms;
  readonly clock: Clock;
  /** The picture is about to go; it is there until this returns. */
  readonly onGoing: (room: PicturedRoom, because: 'clear' | 'close') => void;
  /** A picture has come to rest: `takeRested` has it. */
  readonly onRest: () => void;
  readonly onRecoded: (before: string, after: string) => void;
}

/** Knows of every open room when its picture is to be kept. */
export class WatchedRooms {
  readonly #options: WatchedRoomsOptions;
  readonly #watches = new Map<PicturedRoom, () => void>();
  /** At rest, not taken yet; oldest first. */
  readonly #rested = new Set<PicturedRoom>();
  readonly #stopListening: () => void;

  constructor(options: WatchedRoomsOptions) {
    this.#options = options;
    this.#stopListening = options.rooms.on(event => this.#hear(event));
    for (const room of options.rooms.all()) this.#watch(room);
  }

  /** The room that has been at rest longest, once. Nothing is lost while it waits: a change takes it back. */
  takeRested(): PicturedRoom | undefined {
    const [room] = this.#rested;
    if (room) this.#rested.delete(room);
    return room;
  }

  close(): void {
    this.#stopListening();
    for (const room of this.#watches.keys()) this.#unwatch(room);
  }

  #hear(event: RoomsEvent): void {
    switch (event.type) {
      case 'opened':
        this.#watch(event.room);
        break;
      case 'closing':
        this.#unwatch(event.room);
        this.#options.onGoing(event.room, 'close');
        break;
      case 'replaced':
        this.#unwatch(event.before);
        if (event.before.code !== event.room.code)
          this.#options.onRecoded(event.before.code, event.room.code);
        this.#watch(event.room);
        break;
      default:
        event satisfies never;
    }
  }

  #watch(room: PicturedRoom): void {
    if (this.#watches.has(room)) return;
    const { clock } = this.#options;
    const rest = new RestWatch({ clock, onRest: () => this.#rests(room) });
    const stopChanges = room.onChange(() => {
      this.#rested.delete(room);
      rest.changed();
    });
    const stopClears = room.onBeforeClear(() => this.#options.onGoing(room, 'clear'));
    this.#watches.set(room, () => {
      for (const stop of [stopChanges, stopClears, () => rest.close()]) stop();
    });
    // What was drawn in the last minute before the engine ended has not come to rest yet.
    rest.changed();
  }

  #unwatch(room: PicturedRoom): void {
    this.#watches.get(room)?.();
    this.#watches.delete(room);
    this.#rested.delete(room);
  }

  #rests(room: PicturedRoom): void {
    this.#rested.add(room);
    this.#options.onRest();
  }
}
