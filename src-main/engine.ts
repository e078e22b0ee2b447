import path from 'node:path';
import type { Clock } from '#shared/clock';
import type { SentPicture } from '#shared/contract/ports';
import type { AppState, Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { Commanded } from './control/commanded.ts';
import { OperatorDoor } from './control/operator-door.ts';
import { OperatorToken } from './control/operator-token.ts';
import { AccessDesk } from './desk/access-desk.ts';
import type { Desktop } from './desk/desktop.ts';
import { DisplayDesk } from './desk/display-desk.ts';
import { GalleryDesk } from './desk/gallery-desk.ts';
import { MediaDesk } from './desk/media-desk.ts';
import { MonitorDesk } from './desk/monitor-desk.ts';
import { RoomDesk } from './desk/room-desk.ts';
import { SettingsDesk } from './desk/settings-desk.ts';
import { WallDesk } from './desk/wall-desk.ts';
import { DisplayRegistry } from './displays/registry.ts';
import { asEngineError, listenError } from './engine-error.ts';
import { Gallery } from './gallery/gallery.ts';
import { EncodeTable } from './imaging/encode-table.ts';
import { MediaLibrary } from './media/media-library.ts';
import { Metrics } from './metrics/metrics.ts';
import { Relay } from './relay/relay.ts';
import type { ArtistFacts } from './rooms/artist-link.ts';
import type { ArtistLink, ArtistSession } from './rooms/artist-session.ts';
import { RoomRegistry } from './rooms/room-registry.ts';
import { createLinks } from './routing/links.ts';
import { RouteBook } from './routing/route-book.ts';
import { Router } from './routing/router.ts';
import { operatorUrl } from './show/app-state.ts';
import { CanvasSources } from './show/canvas-sources.ts';
import { EncodeRates } from './show/encode-rates.ts';
import { Front } from './show/front.ts';
import { OwnArtists } from './show/own-artists.ts';
import { ProgramSources } from './show/program-sources.ts';
import { Scenes } from './show/scenes.ts';
import { SeenPictures } from './show/seen-pictures.ts';
import { ShowSources } from './show/show-sources.ts';
import { ShowState } from './show/show-state.ts';
import { SourceThumbnails } from './show/source-thumbnails.ts';
import { TestPictures } from './show/test-pictures.ts';
import { Touches } from './show/touches.ts';
import { VirtualFleet } from './show/virtual-fleet.ts';
import { WallRoom } from './show/wall-room.ts';
import { PatternSource } from './sources/pattern-source.ts';
import { openStore, type Store } from './store/database.ts';
import { SettingsFile, type WindowPlace } from './store/settings.ts';

export interface EngineOptions {
  readonly dataFolder: string;
  /** The built renderer: the artist's page and the operator's. */
  readonly staticFolder: string;
  /** Address to listen on, whatever the operator chose. */
  readonly host?: string;
  /** `undefined`: the remembered port. 0: any free one, for this time. */
  readonly port?: number;
  /** Code of the room to put on the wall; made if it does not exist. */
  readonly room?: string;
  /** Exactly so many virtual displays. `undefined`: those that there were. */
  readonly virtualDisplays?: number;
  /** How many virtual displays a data folder has when it is used for the first time. */
  readonly virtualAtFirst?: number;
  readonly allowedHosts?: readonly string[];
  readonly version: string;
  /** BCP 47, e.g. `es-ES`: the language before the operator chose one. */
  readonly systemLanguage: string;
  readonly desktop?: Desktop;
  readonly clock: Clock;
  readonly log: Log;
}

/** The composition root: builds every service in order, hands each its collaborators, and stops them in reverse. */
export class Engine implements Commanded {
  readonly clock: Clock;
  /** What the operator can do, by subject. */
  readonly displays: DisplayDesk;
  readonly rooms: RoomDesk;
  readonly wall: WallDesk;
  readonly gallery: GalleryDesk;
  readonly media: MediaDesk;
  readonly settings: SettingsDesk;
  readonly access: AccessDesk;
  readonly monitor: MonitorDesk;
  readonly #options: EngineOptions;
  readonly #settingsFile: SettingsFile;
  readonly #token: OperatorToken;
  readonly #store: Store;
  readonly #metrics: Metrics;
  readonly #rooms: RoomRegistry;
  readonly #sources: ShowSources;
  readonly #thumbnails: SourceThumbnails;
  readonly #seen: SeenPictures;
  readonly #state: ShowState;
  readonly #gallery: Gallery;
  readonly #media: MediaLibrary;
  readonly #registry: DisplayRegistry;
  readonly #book: RouteBook;
  readonly #router: Router;
  readonly #fleet: VirtualFleet;
  readonly #artists: OwnArtists;
  readonly #relay: Relay;
  readonly #front: Front;
  readonly #wallRoom: WallRoom;
  readonly #touches: Touches;
  readonly #door: OperatorDoor;
  #stopping: Promise<void> | undefined;

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
    const { clock, log, dataFolder, staticFolder } = options;
    const language = options.systemLanguage.toLowerCase().startsWith('es') ? 'es' : 'en';
    const settings = new SettingsFile({ folder: dataFolder, firstTime: { language }, clock, log });
    // Whatever can fail comes before the store: it is locked from here on until it is closed.
    const allowedHosts = [...settings.load().allowedHosts, ...(options.allowedHosts ?? [])];
    const token = new OperatorToken({ folder: dataFolder });
    const store = openStore(dataFolder, () => new Date(clock.wall()));

    const encodes = new EncodeTable();
    const metrics = new Metrics({ clock });
    const rooms = new RoomRegistry({ store: store.rooms, clock, log });
    const canvases = new CanvasSources({ rooms, encodes, clock });
    const programs = new ProgramSources({ encodes, clock });
    const media = new MediaLibrary({
      folder: path.join(dataFolder, 'media'),
      playlists: store.playlists,
      clock,
      log,
    });
    const sources = new ShowSources({ rooms, canvases, programs, media });
    const gallery = new Gallery({
      store: store.gallery,
      folder: path.join(dataFolder, 'gallery'),
      rooms,
      frameOf: code => canvases.of(code).current(),
      clock,
      log,
    });
    const registry = new DisplayRegistry({ store: store.displays, clock, log });
    const book = new RouteBook({
      routes: store.routes,
      groups: store.groups,
      atOnce: work => store.atOnce(work),
      displays: registry,
      clock,
      log,
    });
    const links = createLinks({ clock, budgets: settings.load().budgets });
    const router = new Router({
      displays: registry,
      encodes,
      metrics,
      book,
      sources,
      links,
      patterns: (pattern, facts) =>
        new PatternSource({ pattern, facts, clock, onClosed: id => encodes.forget(id) }),
      clock,
      log,
    });
    const thumbnails = new SourceThumbnails({
      directory: sources,
      refOf: key => sources.refOf(key),
      encodes,
      clock,
      log,
    });
    const scenes = new Scenes({ store: store.scenes, book, sources, clock });
    const fleet = new VirtualFleet({ dataFolder, store, displays: registry, clock, log });
    const artists = new OwnArtists({ clock, log });
    const relay = new Relay({
      rooms,
      sources: code => canvases.of(code),
      encodes,
      // The door serves the desks, and those need the relay.
      operator: {
        answer: (request, response) => this.#door.answer(request, response),
        upgrade: (request, socket, head) => this.#door.upgrade(request, socket, head),
      },
      staticFolder,
      allowedHosts,
      clock,
      log,
    });
    const front = new Front({
      relay,
      settings,
      keepOperators: accepts => this.#door.keepOnly(accepts),
      host: options.host,
    });
    const wallRoom = new WallRoom({
      rooms,
      sources,
      book,
      scenes,
      router,
      relay,
      artists,
      settings,
      clock,
      log,
    });

    this.clock = clock;
    this.displays = new DisplayDesk({ displays: registry, fleet, router });
    this.rooms = new RoomDesk({
      rooms,
      relay,
      artists,
      wallRoom,
      gallery,
      testPictures: new TestPictures({ encodes, clock }),
    });
    this.wall = new WallDesk({ book, router, scenes });
    this.gallery = new GalleryDesk({ gallery, desktop: options.desktop });
    this.media = new MediaDesk({ media, desktop: options.desktop });
    this.settings = new SettingsDesk({ settings, front, links });
    this.access = new AccessDesk({ token, addressOf: value => this.#operatorUrl(value) });
    this.monitor = new MonitorDesk({ displays: registry, metrics });
    this.#door = new OperatorDoor({ engine: this, token, allowedHosts, staticFolder, clock, log });

    this.#state = new ShowState({
      version: options.version,
      settings,
      front,
      token,
      rooms,
      people: code => this.rooms.people(code),
      wallRoom,
      sources,
      book,
      router,
      scenes,
      gallery,
      media,
      links,
      rates: new EncodeRates({ read: () => encodes, clock }),
      metrics,
    });
    this.#options = options;
    this.#settingsFile = settings;
    this.#token = token;
    this.#store = store;
    this.#metrics = metrics;
    this.#rooms = rooms;
    this.#sources = sources;
    this.#thumbnails = thumbnails;
    this.#seen = new SeenPictures({ router, thumbnails });
    this.#gallery = gallery;
    this.#media = media;
    this.#registry = registry;
    this.#book = book;
    this.#router = router;
    this.#fleet = fleet;
    this.#artists = artists;
    this.#relay = relay;
    this.#front = front;
    this.#wallRoom = wallRoom;
    this.#touches = new Touches({
      router,
      relay,
      roomOf: display => wallRoom.touchedThrough(book.routeOf(display).source),
    });
  }

  async #start(): Promise<void> {
    const { port, room, virtualDisplays, virtualAtFirst = 0 } = this.#options;
    try {
      const firstTime = this.#store.rooms.all().length === 0;
      await this.#rooms.open();
      this.#gallery.open();
      this.#media.open();
      this.#sources.open(this.#relay);
      this.#router.open();
      this.#touches.open();
      // A room that was closed by hand is wanted again by whoever names it on the command line.
      if (room !== undefined && this.#rooms.closed().some(({ code }) => code === room)) {
        await this.#rooms.reopen(room);
      }
      // Whoever comes in finds a room on the wall.
      this.#wallRoom.open(room);
      await this.#listen(port ?? this.#settingsFile.load().port);
      if (port !== 0) this.rememberPort();
      await this.#fleet.open(virtualDisplays ?? (firstTime ? virtualAtFirst : undefined));
      this.#registry.open();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #listen(port: number): Promise<void> {
    try {
      await this.#front.open(port);
    } catch (error) {
      throw listenError(error, this.#front.host, port);
    }
  }

  /** Ends every connection, stores what is held and closes the store. Asked again, it is the same stop. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#wallRoom.close();
    this.#door.close();
    await this.#relay.close();
    this.#artists.close();
    this.#thumbnails.close();
    this.#router.close();
    this.#touches.close();
    this.#registry.close();
    this.#metrics.closeAll();
    await this.#fleet.close();
    await this.#gallery.close();
    this.#sources.close();
    await this.#media.close();
    this.#rooms.closeAll();
    this.#book.close();
    this.#store.close();
  }

  state(): AppState {
    return this.#state.read();
  }

  setPanic(panic: Panic): void {
    this.#wallRoom.setPanic(panic);
  }

  /** Base addresses on this machine: `http://…` and `ws://…`, and the operator's page. */
  get addresses(): { readonly http: string; readonly relay: string; readonly operator: string } {
    const http = this.#front.here;
    return { http, relay: http.replace(/^http/, 'ws'), operator: operatorUrl(http, this.#token.value) };
  }

  /** The rooms that are open, as the ready line of `serve` names them. */
  readyRooms(): { code: string; artist: string }[] {
    const { http } = this.addresses;
    return this.#rooms.all().map(({ code }) => ({ code, artist: `${http}/r/${code}` }));
  }

  /** The displays as the ready line of `serve` names them. */
  readyDisplays(): { id: string; name: string; http: string; stream: string; routed: boolean }[] {
    return this.#fleet.running.flatMap(({ id, http, stream }) => {
      const stored = this.#registry.get(id)?.stored;
      return stored ? [{ id, name: stored.name, http, stream, routed: stored.routed }] : [];
    });
  }

  onSent(listener: (picture: SentPicture) => void): () => void {
    return this.#seen.onSent(listener);
  }

  lastSent(display: string): readonly SentPicture[] {
    return this.#seen.lastSent(display);
  }

  watch(display: string): () => void {
    return this.#seen.watch(display);
  }

  /** An artist who does not come through the relay's door; `undefined` when there is no such open room. */
  openArtist(code: string, link: ArtistLink, facts?: ArtistFacts): ArtistSession | undefined {
    const room = this.#rooms.get(code);
    return room && this.#artists.open(room, link, { wall: this.#wallRoom.stateFor(room), facts });
  }

  /** The link of such an artist is gone. */
  closeArtist(session: ArtistSession): void {
    this.#artists.closed(session);
  }

  /** Where the window was. */
  get windowPlace(): WindowPlace | undefined {
    return this.#settingsFile.load().window;
  }

  /** A place that cannot be kept is not worth a fault while the window closes. */
  rememberWindow(window: WindowPlace): void {
    try {
      this.#settingsFile.update({ window });
    } catch (error) {
      this.#options.log.warn('settings', `The window's place could not be kept: ${String(error)}`);
    }
  }

  /** The port that is in use now becomes the one for the next time. */
  rememberPort(): void {
    const { port } = this.#front;
    if (port !== this.#settingsFile.load().port) this.#settingsFile.update({ port });
  }

  #operatorUrl(token: string): string {
    return operatorUrl(this.#front.guestAddresses[0] ?? this.#front.here, token);
  }
}
