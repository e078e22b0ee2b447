import { z } from 'zod';
import type { SqliteDatabase } from './sqlite-database.ts';

const Rows = z.array(z.object({ id: z.string(), json: z.string() }));

/**
 * A table of things by their id, each as JSON that its schema reads: `CREATE TABLE name (id TEXT PRIMARY KEY, json TEXT NOT NULL)`.
 * What a method wrote is on the disk when it returns.
 */
export class JsonRows<T> {
  readonly #database: SqliteDatabase;
  readonly #table: string;
  readonly #schema: z.ZodType<T>;

  constructor(database: SqliteDatabase, table: string, schema: z.ZodType<T>) {
    this.#database = database;
    this.#table = table;
    this.#schema = schema;
  }

  /** In the order in which they were first put in. What this version does not understand is passed over, and stays in the table. */
  all(): { readonly id: string; readonly value: T }[] {
    const rows = this.#database.prepare(`SELECT id, json FROM ${this.#table} ORDER BY rowid`).all();
    return Rows.parse(rows).flatMap(({ id, json }) => {
      const value = this.#schema.safeParse(parseJson(json));
      return value.success ? [{ id, value: value.data }] : [];
    });
  }

  /** Adds it, or replaces what has this id. */
  put(id: string, value: T): void {
    const sql = `INSERT INTO ${this.#table} (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`;
    this.#database.prepare(sql).run(id, JSON.stringify(value));
  }

  remove(id: string): void {
    this.#database.prepare(`DELETE FROM ${this.#table} WHERE id = ?`).run(id);
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // Somebody edited the file: as if it were of another version.
  }
}
