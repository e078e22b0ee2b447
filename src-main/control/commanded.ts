import type { Clock } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { DisplayEvent } from '#shared/contract/display-event';
import type { KeptPicture } from '#shared/contract/gallery';
import type { Arrangement } from '#shared/contract/group';
import type { Look } from '#shared/contract/look';
import type { PlaylistChoice } from '#shared/contract/media';
import type { MonitorEvent, Sample } from '#shared/contract/monitor';
import type { Pattern } from '#shared/contract/pattern';
import type { CanvasShape, Person } from '#shared/contract/room';
import type { RouteState, Target } from '#shared/contract/route';
import type { SceneRecalled } from '#shared/contract/scene';
import type { SourceRef } from '#shared/contract/source';
import type { AppState, Language, Panic } from '#shared/contract/state';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';

/**
 * What the command table needs of the engine; `Engine` has it. What cannot be done is thrown as `CommandError`.
 */
export interface Commanded {
  readonly clock: Clock;
  state(): AppState;
  setPanic(panic: Panic): void;
  readonly monitor: MonitorDesk;
  readonly displays: DisplayDesk;
  readonly rooms: RoomDesk;
  readonly wall: WallDesk;
  readonly gallery: GalleryDesk;
  readonly media: MediaDesk;
  readonly settings: SettingsDesk;
  readonly access: AccessDesk;
}

export interface MonitorDesk {
  /** Oldest first. */
  read(display: string): readonly Sample[];
  watch(display: string, signal?: AbortSignal): AsyncIterable<MonitorEvent>;
}

export interface DisplayDesk {
  /** Resolves with the display's id. */
  add(address: string, name?: string): Promise<string>;
  addVirtual(name?: string): Promise<string>;
  rename(display: string, name: string): void;
  remove(display: string): Promise<void>;
  setRouted(display: string, routed: boolean): void;
  setDelivery(display: string, delivery: Delivery): void;
  /** Newest first. */
  events(display: string): readonly DisplayEvent[];
}

export interface NewRoomWishes {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly canvas?: { readonly [Key in keyof CanvasShape]?: CanvasShape[Key] | undefined } | undefined;
  readonly pin?: string | undefined;
}

export interface RoomDesk {
  /** The code of the new room. */
  create(wishes: NewRoomWishes): string;
  rename(room: string, name: string): void;
  setPin(room: string, pin: string | undefined): void;
  setCanvas(room: string, canvas: CanvasShape): Promise<void>;
  /** Resolves with the new code. */
  newCode(room: string): Promise<string>;
  close(room: string): Promise<void>;
  reopen(room: string): Promise<void>;
  show(room: string): void;
  setPrompt(room: string, prompt: string): void;
  clear(room: string): Promise<void>;
  people(room: string): readonly Person[];
  touchdesigner(room: string): TouchdesignerState;
  /** Resolves with how many were sent it. */
  testTouchdesigner(room: string): Promise<number>;
  removePerson(room: string, client: string): void;
  removeAuthor(room: string, author: string): { undo: string; items: number };
  undoRemoval(room: string, undo: string): void;
}

export interface GalleryDesk {
  save(room: string): Promise<KeptPicture>;
  /** Newest first, one page. */
  list(page: { room?: string | undefined; before?: number | undefined }): readonly KeptPicture[];
  /** A small JPEG as a `data:` address. */
  thumbnail(id: number): Promise<string>;
  openFolder(): Promise<void>;
}

/** What is not given stays as it is. */
export interface RouteChange {
  readonly source?: SourceRef | undefined;
  readonly look?: { readonly [Key in keyof Look]?: Look[Key] | undefined } | undefined;
  readonly state?: RouteState | undefined;
}

export interface WallDesk {
  setRoutes(targets: readonly Target[], change: RouteChange): void;
  showPattern(
    targets: readonly Target[],
    lease: { readonly pattern: Pattern; readonly seconds: number },
  ): void;
  /** `undefined`: all of them. */
  endPatterns(targets: readonly Target[] | undefined): void;
  /** The id of the new group. */
  createGroup(name: string, arrangement: Arrangement): string;
  changeGroup(
    group: string,
    change: { readonly name?: string | undefined; readonly arrangement?: Arrangement | undefined },
  ): void;
  removeGroup(group: string): void;
  /** The id of the new scene. */
  saveScene(name: string): string;
  overwriteScene(scene: string): void;
  renameScene(scene: string, name: string): void;
  /** What of it is not there (any more). */
  recallScene(scene: string): SceneRecalled;
  removeScene(scene: string): void;
}

export interface MediaPart {
  readonly upload: string;
  readonly name: string;
  /** Bytes of the whole file, and where this part begins. */
  readonly total: number;
  readonly offset: number;
  readonly part: Buffer;
}

export interface MediaDesk {
  upload(part: MediaPart): Promise<{ done: boolean; media?: string }>;
  remove(media: string): Promise<void>;
  openFolder(): Promise<void>;
  /** The id of the new playlist. */
  createPlaylist(choice: PlaylistChoice): string;
  changePlaylist(playlist: string, choice: PlaylistChoice): void;
  removePlaylist(playlist: string): void;
}

export interface SettingsDesk {
  setLanguage(language: Language): void;
  setNetwork(network: string): Promise<void>;
  /** Mbit/s; `undefined`: what the network is seen to take. */
  setBudget(network: string, mbps: number | undefined): void;
}

export interface AccessDesk {
  /** The operator's address with the new token. */
  renew(): string;
}
