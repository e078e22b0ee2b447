import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DisplayStore } from './display-store.ts';
import { GalleryStore } from './gallery-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { PlaylistStore } from './playlist-store.ts';
import { RoomStore } from './room-store.ts';
import { SceneStore } from './scene-store.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { StoreError } from './store-error.ts';
import { VirtualDisplayStore } from './virtual-display-store.ts';
import { GroupStore, RouteStore } from './wall-store.ts';

/** What must last (design decision 9). */
export interface Store {
  readonly rooms: RoomStore;
  readonly displays: DisplayStore;
  readonly virtualDisplays: VirtualDisplayStore;
  readonly gallery: GalleryStore;
  readonly routes: RouteStore;
  readonly groups: GroupStore;
  readonly scenes: SceneStore;
  readonly playlists: PlaylistStore;
  /** Does work whose writes are all kept or none. Does not nest, also not with those methods that write several rows. */
  atOnce(work: () => void): void;
  /** Nothing may be asked of the store afterwards. Calling it again is harmless. */
  close(): void;
}

const FILE = 'lienzo.db';

/**
 * Opens the database in `folder`, making both if they are missing and bringing an older one up to date.
 * Throws `StoreError` with a sentence for the operator.
 */
export function openStore(folder: string, now: () => Date = () => new Date()): Store {
  makeWritable(folder);
  const database = SqliteDatabase.open({ file: path.join(folder, FILE), migrations: MIGRATIONS, now });
  return {
    rooms: new RoomStore(database),
    displays: new DisplayStore(database),
    virtualDisplays: new VirtualDisplayStore(database),
    gallery: new GalleryStore(database),
    routes: new RouteStore(database),
    groups: new GroupStore(database),
    scenes: new SceneStore(database),
    playlists: new PlaylistStore(database),
    atOnce: work => database.transaction(work),
    close: () => database.close(),
  };
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'unwritable',
      folder,
      `Lienzo cannot write to the data folder ${folder} (${detail}). Check its permissions, or choose another one.`,
      error,
    );
  }
}
