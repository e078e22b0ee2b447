import { z } from 'zod';
import type { SqliteDatabase } from './sqlite-database.ts';

const VirtualDisplayRow = z
  .object({
    slot: z.number(),
    mac: z.string(),
    httpPort: z.number(),
    streamPort: z.number(),
    name: z.string(),
  })
  .readonly();
/** A virtual display keeps its MAC and its ports over restarts, so that it stays the same display. `slot` counts from 0. */
export type StoredVirtualDisplay = z.infer<typeof VirtualDisplayRow>;

/** What a method wrote is on the disk when it returns. */
export class VirtualDisplayStore {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** By slot. */
  all(): StoredVirtualDisplay[] {
    const sql =
      'SELECT slot, mac, http_port AS httpPort, stream_port AS streamPort, name FROM virtual_displays ORDER BY slot';
    return z.array(VirtualDisplayRow).parse(this.#database.prepare(sql).all());
  }

  /** Adds the display of a slot, or replaces what is known of it. Throws `StoreError` when another slot has this MAC. */
  put({ slot, mac, httpPort, streamPort, name }: StoredVirtualDisplay): void {
    const sql = `INSERT INTO virtual_displays (slot, mac, http_port, stream_port, name) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (slot) DO UPDATE SET mac = excluded.mac, http_port = excluded.http_port,
        stream_port = excluded.stream_port, name = excluded.name`;
    this.#database.prepare(sql).run(slot, mac, httpPort, streamPort, name);
  }

  remove(slot: number): void {
    this.#database.prepare('DELETE FROM virtual_displays WHERE slot = ?').run(slot);
  }
}
