import type { Person } from '#shared/contract/room';
import type { AppState } from '#shared/contract/state';
import type { Gallery } from '../gallery/gallery.ts';
import type { MediaLibrary } from '../media/media-library.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { Links } from '../routing/pilot.ts';
import type { RouteBook } from '../routing/route-book.ts';
import type { Router } from '../routing/router.ts';
import type { SettingsFile } from '../store/settings.ts';
import { appStateOf } from './app-state.ts';
import type { EncodeRates } from './encode-rates.ts';
import type { Front } from './front.ts';
import { closedRoomState, openRoomState } from './room-states.ts';
import type { Scenes } from './scenes.ts';
import type { ShowSources } from './show-sources.ts';
import type { WallRoom } from './wall-room.ts';

export interface ShowStateOptions {
  readonly version: string;
  readonly settings: Pick<SettingsFile, 'load'>;
  readonly front: Front;
  readonly token: { readonly value: string };
  readonly rooms: RoomRegistry;
  /** Everybody who is in an open room. */
  readonly people: (code: string) => readonly Person[];
  readonly wallRoom: WallRoom;
  readonly sources: ShowSources;
  readonly book: RouteBook;
  readonly router: Router;
  readonly scenes: Scenes;
  readonly gallery: Gallery;
  readonly media: MediaLibrary;
  readonly links: Links;
  readonly rates: EncodeRates;
  readonly metrics: Metrics;
}

/** Reads from every service what the face needs of it. */
export class ShowState {
  readonly #options: ShowStateOptions;

  constructor(options: ShowStateOptions) {
    this.#options = options;
  }

  read(): AppState {
    const { rooms, people, wallRoom, router, front, sources, book, settings, ...others } = this.#options;
    const displays = router.state();
    const wall = wallRoom.room;
    const open = rooms.all().map(room => openRoomState(room, people(room.code), room === wall));
    return appStateOf({
      version: others.version,
      language: settings.load().language,
      guestAddresses: front.guestAddresses,
      network: front.network,
      token: others.token.value,
      rooms: [...open, ...rooms.closed().map(closedRoomState)],
      gallery: others.gallery.state,
      displays,
      sources: sources.states(book.led(), router.displaysBySource()),
      groups: router.groups(),
      scenes: others.scenes.states(),
      media: others.media.state,
      links: others.links.states(),
      ...others.rates.rates,
      panic: router.panic,
      lightMs: others.metrics.lightMs(),
    });
  }
}
