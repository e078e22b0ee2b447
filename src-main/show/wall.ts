import type { Clock, TimerHandle } from '#shared/clock';
import type { Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import type { Relay } from '../relay/relay.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry, RoomRegistryEvent } from '../rooms/room-registry.ts';
import type { Router } from '../routing/router.ts';
import type { SettingsFile } from '../store/settings.ts';
import { wallStateOf } from './app-state.ts';
import type { CanvasSources } from './canvas-sources.ts';
import type { OwnArtists } from './own-artists.ts';

/** How soon an artist's page learns that a display went dark or came back. */
const TELL_EVERY_MS = 500;

export interface WallOptions {
  readonly rooms: RoomRegistry;
  readonly sources: CanvasSources;
  readonly router: Router;
  readonly relay: Pick<Relay, 'setWall'>;
  readonly artists: OwnArtists;
  readonly settings: SettingsFile;
  readonly clock: Clock;
  readonly log: Log;
}

/** Which room the displays are sent, and what artists are told of it. There is always one: a wall without a room has no picture. */
export class Wall {
  readonly #options: WallOptions;
  #room: Room | undefined;
  #stopFollowing: (() => void) | undefined;
  #timer: TimerHandle;

  constructor(options: WallOptions) {
    this.#options = options;
  }

  /** The room that the displays are sent. */
  get room(): Room {
    if (!this.#room) throw new Error('no room is on the wall yet');
    return this.#room;
  }

  /** Puts up the room of this code, else the one that was there last, else the oldest, else a new one. */
  open(code: string | undefined): void {
    const { rooms, settings, router, sources } = this.#options;
    const wanted = code === undefined ? undefined : (rooms.get(code) ?? rooms.create({ code }));
    const last = settings.load().wallRoom;
    this.#room = wanted ?? (last === undefined ? undefined : rooms.get(last)) ?? this.#another(undefined);
    router.lead(sources.of(this.#room.code));
    this.#stopFollowing = rooms.on(event => this.#follow(event));
    this.#tellAgain();
  }

  /** Leads another room's canvas to every display, and remembers it. */
  show(room: Room): void {
    if (room === this.#room) return;
    this.#room = room;
    this.#options.router.lead(this.#options.sources.of(room.code));
    this.#remember(room);
    this.tell();
  }

  /** A room is about to close: should it be on the wall, another open one takes its place, or a new one. */
  leave(room: Room): void {
    if (room === this.#room) this.show(this.#another(room));
  }

  setPanic(panic: Panic): void {
    this.#options.router.setPanic(panic);
    this.tell();
  }

  /** What the artists of a room are told. */
  stateFor(room: Room): WallState {
    const { router } = this.#options;
    return room === this.#room ? wallStateOf(router.state(), router.panic) : 'none';
  }

  /** Tells every artist how it is now; who was told the same before hears nothing. */
  tell(): void {
    const { rooms, relay, artists } = this.#options;
    for (const room of rooms.all()) {
      const state = this.stateFor(room);
      relay.setWall(room.code, state);
      artists.setWall(room, state);
    }
  }

  close(): void {
    this.#stopFollowing?.();
    this.#options.clock.clearTimeout(this.#timer);
  }

  /** A room that was laid out anew takes its own place. */
  #follow(event: RoomRegistryEvent): void {
    const { sources, router } = this.#options;
    if (event.type === 'replaced') {
      const { before, room } = event;
      if (before === this.#room) {
        this.#room = room;
        router.lead(sources.of(room.code));
        this.#remember(room);
      }
      sources.forget(before);
    } else if (event.type === 'closing') {
      sources.forget(event.room);
    }
  }

  /** Only the next start asks for it: what cannot be kept is no reason to stop half-way. */
  #remember(room: Room): void {
    const { settings, log } = this.#options;
    try {
      settings.update({ wallRoom: room.code });
    } catch (error) {
      log.warn('wall', `The room on the wall could not be remembered: ${String(error)}`);
    }
  }

  #another(than: Room | undefined): Room {
    const { rooms } = this.#options;
    return rooms.all().find(room => room !== than) ?? rooms.create();
  }

  #tellAgain(): void {
    this.tell();
    this.#timer = this.#options.clock.setTimeout(() => this.#tellAgain(), TELL_EVERY_MS);
  }
}
