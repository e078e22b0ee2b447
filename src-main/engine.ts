import type { Clock, TimerHandle } from '#shared/clock';
import type { MonitorEvent } from '#shared/contract/monitor';
import type { AppState, Language, Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import { appStateOf, wallStateOf } from './app-state.ts';
import { DisplayRegistry } from './displays/registry.ts';
import { asEngineError, listenError } from './engine-error.ts';
import { guestAddresses } from './guest-addresses.ts';
import { EncodeTable } from './imaging/encode-table.ts';
import { Metrics } from './metrics/metrics.ts';
import { Relay } from './relay/relay.ts';
import { type ArtistLink, ArtistSession } from './rooms/artist-session.ts';
import type { Room } from './rooms/room.ts';
import { RoomRegistry } from './rooms/room-registry.ts';
import { Router } from './routing/router.ts';
import { CanvasSource } from './sources/canvas-source.ts';
import { openStore, type Store } from './store/database.ts';
import { type Settings, SettingsFile, type WindowPlace } from './store/settings.ts';

import { type RunningVirtualDisplay, startVirtualFleet } from './virtual-fleet.ts';

/** How soon an artist's page learns that a display went dark or came back. */
const WALL_EVERY_MS = 500;

export interface EngineOptions {
  readonly dataFolder: string;
  /** The built renderer, for the artist's page. */
  readonly staticFolder: string;
  /** Address to listen on; `undefined`: the one of the settings, else `defaultHost`. */
  readonly host?: string;
  /** Loopback unless set. */
  readonly defaultHost?: string;
  /** `undefined`: the remembered port. 0: any free one, for this time. */
  readonly port?: number;
  /** Code of the room to open; made if it does not exist. */
  readonly room?: string;
  readonly virtualDisplays?: number;
  readonly allowedHosts?: readonly string[];
  readonly version: string;
  /** BCP 47, e.g. `es-ES`: the language before the operator chose one. */
  readonly systemLanguage: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The composition root: builds every service in order, hands each its collaborators, and stops them in reverse. */
export class Engine {
  readonly clock: Clock;
  readonly rooms: RoomRegistry;
  readonly router: Router;
  readonly #options: EngineOptions;
  readonly #settings: SettingsFile;
  readonly #store: Store;
  readonly #metrics: Metrics;
  readonly #displays: DisplayRegistry;
  readonly #relay: Relay;
  readonly #sources = new Map<string, CanvasSource>();
  readonly #ownArtists = new Set<ArtistSession>();
  #room: Room | undefined;
  #port = 0;
  #virtual: RunningVirtualDisplay[] = [];
  #stopping: Promise<void> | undefined;
  #wall: WallState = 'none';
  #wallTimer: TimerHandle;

  /** Opens the data folder, starts everything and resolves when it listens. Throws `EngineError` with a sentence. */
  static async start(options: EngineOptions): Promise<Engine> {
    try {
      const engine = new Engine(options);
      await engine.#start();
      return engine;
    } catch (error) {
      throw asEngineError(error);
    }
  }

  private constructor(options: EngineOptions) {
    const { clock, log, dataFolder } = options;
    this.#options = options;
    this.clock = clock;
    const language = options.systemLanguage.toLowerCase().startsWith('es') ? 'es' : 'en';
    this.#settings = new SettingsFile({ folder: dataFolder, firstTime: { language }, clock, log });
    // Whatever can fail comes before the store: it is locked from here on until it is closed.
    const { allowedHosts } = this.#settings.load();
    this.#store = openStore(dataFolder, () => new Date(clock.wall()));
    const encodes = new EncodeTable();
    this.#metrics = new Metrics({ clock });
    this.rooms = new RoomRegistry({ store: this.#store.rooms, clock, log });
    this.#displays = new DisplayRegistry({ store: this.#store.displays, clock, log });
    this.router = new Router({ displays: this.#displays, encodes, metrics: this.#metrics, clock, log });
    this.#relay = new Relay({
      rooms: this.rooms,
      sources: code => this.#sourceOf(code),
      encodes,
      staticFolder: options.staticFolder,
      allowedHosts: [...allowedHosts, ...(options.allowedHosts ?? [])],
      clock,
      log,
    });
  }

  async #start(): Promise<void> {
    const { clock, log, dataFolder } = this.#options;
    try {
      await this.rooms.open();
      this.#room = this.#openRoom();
      await this.#listen();
      this.#virtual = await startVirtualFleet({
        count: this.#options.virtualDisplays ?? 0,
        dataFolder,
        store: this.#store,
        displays: this.#displays,
        clock,
        log,
      });
      this.#displays.open();
      this.router.open(this.#sourceOf(this.room.code));
      this.#watchWall();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends every connection, stores what is held and closes the store. Asked again, it is the same stop. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.clock.clearTimeout(this.#wallTimer);
    await this.#relay.close();
    for (const artist of this.#ownArtists) artist.closed();
    this.router.close();
    this.#displays.close();
    this.#metrics.closeAll();
    await Promise.all(this.#virtual.map(display => display.stop()));
    for (const source of this.#sources.values()) source.close();
    this.rooms.close();
    this.#store.close();
  }

  get room(): Room {
    if (!this.#room) throw new Error('the engine has not started');
    return this.#room;
  }

  get settings(): Settings {
    return this.#settings.load();
  }

  get #host(): string {
    return this.#options.host ?? this.settings.host ?? this.#options.defaultHost ?? '127.0.0.1';
  }

  /** Base addresses on this machine: `http://…` and `ws://…`. */
  get addresses(): { readonly http: string; readonly relay: string } {
    const host = this.#host;
    const [http = ''] = guestAddresses(host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, this.#port);
    return { http, relay: http.replace(/^http/, 'ws') };
  }

  state(): AppState {
    return appStateOf({
      version: this.#options.version,
      language: this.settings.language,
      guestAddresses: guestAddresses(this.#host, this.#port),
      room: this.room,
      clients: this.#relay.clients(this.room.code),
      displays: this.router.state(),
      panic: this.router.panic,
      lightMs: this.#metrics.lightMs(),
    });
  }

  /** The displays as the ready line of `serve` names them. */
  readyDisplays(): { id: string; name: string; http: string; stream: string; routed: boolean }[] {
    return this.#virtual.flatMap(({ id, http, stream }) => {
      const stored = this.#displays.get(id)?.stored;
      return stored ? [{ id, name: stored.name, http, stream, routed: stored.routed }] : [];
    });
  }

  watchMonitor(displayId: string, signal?: AbortSignal): AsyncIterable<MonitorEvent> {
    return this.#metrics.watch(displayId, signal);
  }

  setLanguage(language: Language): void {
    this.#settings.update({ language });
  }

  /** A place that cannot be kept is not worth a fault while the window closes. */
  rememberWindow(window: WindowPlace): void {
    try {
      this.#settings.update({ window });
    } catch (error) {
      this.#options.log.warn('settings', `The window's place could not be kept: ${String(error)}`);
    }
  }

  /** The port that is in use now becomes the one for the next time. */
  rememberPort(): void {
    this.#settings.update({ port: this.#port });
  }

  setPanic(panic: Panic): void {
    this.router.setPanic(panic);
    this.#tellWall();
  }

  removeAuthor(room: string, author: string): { undo: string; items: number } | undefined {
    const removal = this.rooms.get(room)?.removeAuthor(author);
    return removal && removal.items > 0 ? removal : undefined;
  }

  undoRemoval(room: string, undo: string): boolean {
    return this.rooms.get(room)?.undoRemoval(undo) ?? false;
  }

  /** An artist who does not come through the relay's door: the desktop window. */
  openArtist(link: ArtistLink): ArtistSession {
    const session = new ArtistSession({ room: this.room, link, clock: this.clock, log: this.#options.log });
    this.#ownArtists.add(session);
    session.setWall(this.#wall);
    return session;
  }

  closeArtist(session: ArtistSession): void {
    this.#ownArtists.delete(session);
    session.closed();
  }

  #openRoom(): Room {
    const { room: code } = this.#options;
    const existing = code === undefined ? this.rooms.all()[0] : this.rooms.get(code);
    return existing ?? this.rooms.create(code === undefined ? {} : { code });
  }

  async #listen(): Promise<void> {
    const { port: asked } = this.#options;
    const host = this.#host;
    const wanted = asked ?? this.settings.port;
    try {
      this.#port = (await this.#relay.listen(wanted, host)).port;
    } catch (error) {
      throw listenError(error, host, wanted);
    }
    if (asked !== 0 && this.settings.port !== this.#port) this.rememberPort();
  }

  /** The one source of a room's canvas; a canvas keeps track of one target. */
  #sourceOf(code: string): CanvasSource {
    const known = this.#sources.get(code);
    if (known) return known;
    const room = this.rooms.get(code);
    if (!room) throw new Error(`there is no room ${code}`);
    const source = new CanvasSource({ id: `canvas:${code}`, canvas: room, clock: this.clock });
    this.#sources.set(code, source);
    return source;
  }

  #watchWall(): void {
    this.#tellWall();
    this.#wallTimer = this.clock.setTimeout(() => this.#watchWall(), WALL_EVERY_MS);
  }

  #tellWall(): void {
    const wall = wallStateOf(this.router.state(), this.router.panic);
    if (wall === this.#wall) return;
    this.#wall = wall;
    this.#relay.setWall(this.room.code, wall);
    for (const artist of this.#ownArtists) artist.setWall(wall);
  }
}
