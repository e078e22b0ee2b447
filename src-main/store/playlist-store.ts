import { type Playlist, PlaylistChoice } from '#shared/contract/media';
import { JsonRows } from './json-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Media in an order, with the time that each of them stays. */
export class PlaylistStore {
  readonly #rows: JsonRows<PlaylistChoice>;

  constructor(database: SqliteDatabase) {
    this.#rows = new JsonRows(database, 'playlists', PlaylistChoice);
  }

  all(): Playlist[] {
    return this.#rows.all().map(({ id, value }) => ({ id, ...value }));
  }

  put({ id, name, dwellSeconds, media }: Playlist): void {
    this.#rows.put(id, { name, dwellSeconds, media });
  }

  remove(id: string): void {
    this.#rows.remove(id);
  }
}
