import type { Clock, TimerHandle } from '#shared/clock';
import type { SourceRef } from '#shared/contract/source';
import type { DisplayState, Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import type { Relay } from '../relay/relay.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry, RoomRegistryEvent } from '../rooms/room-registry.ts';
import type { RouteBook } from '../routing/route-book.ts';
import type { Router } from '../routing/router.ts';
import type { SettingsFile } from '../store/settings.ts';
import { wallStateOf } from './app-state.ts';
import type { OwnArtists } from './own-artists.ts';
import type { Scenes } from './scenes.ts';
import type { ShowSources } from './show-sources.ts';

/** How soon an artist's page learns that a display went dark or came back. */
const TELL_EVERY_MS = 500;

export interface WallRoomOptions {
  readonly rooms: RoomRegistry;
  readonly sources: ShowSources;
  readonly book: Pick<RouteBook, 'renameSource'>;
  readonly scenes: Pick<Scenes, 'renameSource'>;
  readonly router: Router;
  readonly relay: Pick<Relay, 'setWall'>;
  readonly artists: OwnArtists;
  readonly settings: SettingsFile;
  readonly clock: Clock;
  readonly log: Log;
}

/** Which room is on the wall (`wall-room` of the routes), and what artists are told of it. There is always one: a wall without a room has no picture. */
export class WallRoom {
  readonly #options: WallRoomOptions;
  #room: Room | undefined;
  #stopFollowing: (() => void) | undefined;
  #timer: TimerHandle;

  constructor(options: WallRoomOptions) {
    this.#options = options;
  }

  /** The one on the wall. */
  get room(): Room {
    if (!this.#room) throw new Error('no room is on the wall yet');
    return this.#room;
  }

  /** Puts up the room of this code, else the one that was there last, else the oldest, else a new one. */
  open(code: string | undefined): void {
    const { rooms, settings, sources } = this.#options;
    const wanted = code === undefined ? undefined : (rooms.get(code) ?? rooms.create({ code }));
    const last = settings.load().wallRoom;
    this.#room = wanted ?? (last === undefined ? undefined : rooms.get(last)) ?? this.#another(undefined);
    sources.setWallRoom(this.#room);
    this.#stopFollowing = rooms.on(event => this.#follow(event));
    this.#tellAgain();
  }

  /** Leads another room's canvas to every display that follows the wall's room, and remembers it. */
  show(room: Room): void {
    if (room === this.#room) return;
    this.#room = room;
    this.#options.sources.setWallRoom(room);
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

  /** R16: the room whose TouchDesigner is told of fingers on what shows this source. */
  touchedThrough(source: SourceRef): string {
    return source.kind === 'canvas' || source.kind === 'program' ? source.room : this.room.code;
  }

  /** What the artists of a room are told: how it is with the displays that are led its canvas or its program. */
  stateFor(room: Room): WallState {
    return this.#stateFor(room, this.#options.router.state());
  }

  /** Tells every artist how it is now; who was told the same before hears nothing. */
  tell(): void {
    const { rooms, relay, artists, router } = this.#options;
    const displays = router.state();
    for (const room of rooms.all()) {
      const state = this.#stateFor(room, displays);
      relay.setWall(room.code, state);
      artists.setWall(room, state);
    }
  }

  close(): void {
    this.#stopFollowing?.();
    this.#options.clock.clearTimeout(this.#timer);
  }

  #stateFor(room: Room, displays: readonly DisplayState[]): WallState {
    const shown = displays.filter(({ route, pattern }) => !pattern && this.#isOf(room, route.source));
    return wallStateOf(shown, this.#options.router.panic);
  }

  #isOf(room: Room, source: SourceRef): boolean {
    if (source.kind === 'wall-room') return room === this.#room;
    return (source.kind === 'canvas' || source.kind === 'program') && source.room === room.code;
  }

  /** A room that was laid out anew takes its own place. */
  #follow(event: RoomRegistryEvent): void {
    if (event.type !== 'replaced') return;
    const { before, room } = event;
    if (before.code !== room.code) this.#recode(before.code, room.code);
    if (before !== this.#room) return;
    this.#room = room;
    this.#remember(room);
  }

  /** Routes and scenes that name the room by its code mean it still. */
  #recode(before: string, now: string): void {
    const { book, scenes, log } = this.#options;
    try {
      for (const kind of ['canvas', 'program'] as const) {
        book.renameSource({ kind, room: before }, { kind, room: now });
        scenes.renameSource({ kind, room: before }, { kind, room: now });
      }
    } catch (error) {
      log.warn('wall', `Routes could not follow a room to its new code: ${String(error)}`);
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
