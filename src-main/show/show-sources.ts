import { type SourceRef, type SourceState, sourceKey, WALL_ROOM } from '#shared/contract/source';
import type { Why } from '#shared/contract/state';
import type { MediaLibrary } from '../media/media-library.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry, RoomRegistryEvent } from '../rooms/room-registry.ts';
import type { SourceDirectory } from '../routing/source-directory.ts';
import type { Source } from '../sources/source.ts';
import type { CanvasSources } from './canvas-sources.ts';
import type { ProgramSources, Programs } from './program-sources.ts';

export interface ShowSourcesOptions {
  readonly rooms: RoomRegistry;
  readonly canvases: CanvasSources;
  readonly programs: ProgramSources;
  readonly media: Pick<MediaLibrary, 'find' | 'problem' | 'state' | 'onChange'>;
}

/** Everything that can be led to a display: canvases and programs of the open rooms, media and playlists. */
export class ShowSources implements SourceDirectory {
  readonly #options: ShowSourcesOptions;
  readonly #listeners = new Set<() => void>();
  #stops: (() => void)[] = [];
  #wallRoom: Room | undefined;
  /** It is being closed: what listens to the registry finds it no more. */
  #closing: Room | undefined;

  constructor(options: ShowSourcesOptions) {
    this.#options = options;
  }

  /** From now on it follows the rooms; whoever needs a closing room's picture has to listen to the registry before. */
  open(programs: Programs): void {
    const { rooms, media, programs: ofRooms } = this.#options;
    ofRooms.open(programs, () => this.#changed());
    this.#stops = [rooms.on(event => this.#follow(event)), media.onChange(() => this.#changed())];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#options.programs.close();
    this.#options.canvases.close();
  }

  /** The room that `wall-room` means from now on. */
  setWallRoom(room: Room): void {
    this.#wallRoom = room;
    this.#changed();
  }

  find(ref: SourceRef): Source | undefined {
    const { canvases, programs, media } = this.#options;
    switch (ref.kind) {
      case 'wall-room':
        return this.#wallRoom && canvases.of(this.#wallRoom.code);
      case 'canvas':
        return this.#open(ref.room) && canvases.of(ref.room);
      case 'program':
        return this.#open(ref.room) && programs.of(ref.room);
      case 'media':
      case 'playlist':
        return media.find(ref);
      default:
        return ref satisfies never;
    }
  }

  problem(ref: SourceRef): Why | undefined {
    switch (ref.kind) {
      case 'wall-room':
        return undefined;
      case 'canvas':
        return this.#open(ref.room) ? undefined : { code: 'room-closed', detail: ref.room };
      case 'program':
        return this.#programProblem(ref.room);
      case 'media':
      case 'playlist':
        return this.#options.media.problem(ref);
      default:
        return ref satisfies never;
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For the face. `led`: what the displays are led now, which is listed even when it is gone; `displays`: how many are led each, by its key. */
  states(led: readonly SourceRef[], displays: ReadonlyMap<string, number>): SourceState[] {
    const refs = new Map([...this.#offered(), ...led].map(ref => [sourceKey(ref), ref]));
    const pictures = new Map(this.#options.media.state.files.map(file => [file.id, file.pictures]));
    return [...refs].map(([key, ref]) => ({
      ...this.#state(key, ref, displays.get(key) ?? 0),
      ...(ref.kind === 'media' && numbered(pictures.get(ref.media))),
    }));
  }

  /** What a key means; `undefined` for what is not offered (any more). */
  refOf(key: string): SourceRef | undefined {
    const room = this.#wallRoom?.code;
    // Not offered beside `wall-room`, but listed where a display is led it by its own name.
    const byName: SourceRef[] = room === undefined ? [] : [{ kind: 'canvas', room }];
    return [...this.#offered(), ...byName].find(ref => sourceKey(ref) === key);
  }

  /** Whether there is one, or will be as soon as it begins. */
  knows(ref: SourceRef): boolean {
    const code = this.problem(ref)?.code;
    return this.find(ref) !== undefined
      ? code !== 'file-gone' && code !== 'playlist-gone'
      : code === 'no-program';
  }

  /** What people call it. */
  nameOf(ref: SourceRef): string {
    const { rooms, media } = this.#options;
    switch (ref.kind) {
      case 'wall-room':
        return this.#wallRoom?.name ?? '';
      case 'canvas':
      case 'program':
        return rooms.get(ref.room)?.name ?? ref.room;
      case 'media':
        return ref.media;
      case 'playlist':
        return media.state.playlists.find(({ id }) => id === ref.playlist)?.name ?? ref.playlist;
      default:
        return ref satisfies never;
    }
  }

  #offered(): SourceRef[] {
    const { rooms, media } = this.#options;
    const ofRooms = rooms.all().flatMap(({ code }): SourceRef[] => {
      const canvas: SourceRef[] = code === this.#wallRoom?.code ? [] : [{ kind: 'canvas', room: code }];
      return [...canvas, { kind: 'program', room: code }];
    });
    const { files, playlists } = media.state;
    const ready = files.filter(({ state }) => state === 'ready');
    return [
      WALL_ROOM,
      ...ofRooms,
      ...ready.map(({ id }): SourceRef => ({ kind: 'media', media: id })),
      ...playlists.map(({ id }): SourceRef => ({ kind: 'playlist', playlist: id })),
    ];
  }

  #state(key: string, ref: SourceRef, displays: number): SourceState {
    const source = this.find(ref);
    const problem = this.problem(ref);
    return {
      key,
      ref,
      name: this.nameOf(ref),
      ...(source && source.width > 0 && { width: source.width, height: source.height }),
      fps: source?.fps ?? 0,
      displays,
      ...(problem && { problem }),
    };
  }

  #programProblem(code: string): Why | undefined {
    if (!this.#open(code)) return { code: 'room-closed', detail: code };
    const source = this.#options.programs.of(code);
    return source ? source.problem : { code: 'no-program', detail: code };
  }

  #open(code: string): Room | undefined {
    const room = this.#options.rooms.get(code);
    return room === this.#closing ? undefined : room;
  }

  #follow(event: RoomRegistryEvent): void {
    const { canvases, programs } = this.#options;
    if (event.type === 'closing') {
      this.#closing = event.room;
      canvases.forget(event.room);
      programs.forget(event.room.code);
    } else if (event.type === 'replaced') {
      const { before, room } = event;
      if (before === this.#wallRoom) this.#wallRoom = room;
      canvases.forget(before);
      if (before.code !== room.code) programs.forget(before.code);
    }
    this.#changed();
    this.#closing = undefined;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function numbered(pictures: number | undefined): Pick<SourceState, 'pictures'> {
  return pictures === undefined ? {} : { pictures };
}
