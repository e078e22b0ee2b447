import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { StoreError, storeErrorOf } from './store-error.ts';

/** A Lienzo that is just ending gets this long to let go of the file. */
const BUSY_MS = 500;

/** What a column can hold. Blobs come back as `Uint8Array`. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * A prepared statement; rows are `unknown` because the file is a trust edge: the caller's schema makes their type.
 * There is no cursor: the library's does not keep its statement alive, and the process crashed when it was collected.
 */
export interface Statement {
  run(...values: SqlValue[]): void;
  all(...values: SqlValue[]): unknown[];
}

export interface OpenOptions {
  readonly file: string;
  /** SQL that leads from version n (its index) to n + 1; never changed once released, only added to. */
  readonly migrations: readonly string[];
  /** For the name of a backup. */
  readonly now: () => Date;
}

/**
 * One SQLite file and the only place that knows its library. What a call wrote is on the disk when the call returns
 * (WAL with synchronous=FULL: one fsync a transaction), so it survives a killed process and a power cut.
 *
 * The file is locked for this process alone: two relays over one log would be two writers (A1). Every method throws `StoreError`.
 */
export class SqliteDatabase {
  readonly #file: string;
  readonly #sqlite: InstanceType<typeof DatabaseSync>;

  private constructor(file: string) {
    this.#file = file;
    this.#sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_MS });
  }

  static open({ file, migrations, now }: OpenOptions): SqliteDatabase {
    let database: SqliteDatabase | undefined;
    try {
      database = new SqliteDatabase(file);
      // Exclusive before WAL: then the WAL index lives in memory, and a second opener is refused instead of sharing.
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      database.#migrate(migrations, now);
      return database;
    } catch (error) {
      database?.close();
      throw storeErrorOf(error, file);
    }
  }

  prepare(sql: string): Statement {
    const statement = this.#guard(() => this.#sqlite.prepare(sql));
    return {
      run: (...values) => {
        this.#guard(() => statement.run(...values));
      },
      all: (...values) => this.#guard((): unknown[] => statement.all(...values)),
    };
  }

  exec(sql: string): void {
    this.#guard(() => this.#sqlite.exec(sql));
  }

  /** Runs `work` as one unit: all of its writes are kept, or none. Does not nest. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back by itself already.
      if (this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }

  #migrate(migrations: readonly string[], now: () => Date): void {
    const version = this.#version();
    if (version === migrations.length) return;
    if (version > migrations.length) {
      throw new StoreError(
        'newer-version',
        this.#file,
        `${this.#file} was written by a newer Lienzo (its version is ${version}, this one knows ${migrations.length}). Update Lienzo, or choose another data folder.`,
      );
    }
    if (version > 0) this.#backUp(`${this.#file}.v${version}.${fileStamp(now())}.backup`);
    this.transaction(() => {
      for (const migration of migrations.slice(version)) this.exec(migration);
      this.exec(`PRAGMA user_version = ${migrations.length}`);
    });
  }

  /** A whole, consistent copy, on the disk before anything is changed. */
  #backUp(file: string): void {
    this.prepare('VACUUM INTO ?').run(file);
    const handle = openSync(file, 'r+');
    fsyncSync(handle);
    closeSync(handle);
  }

  #version(): number {
    const [row] = this.prepare('PRAGMA user_version').all();
    if (
      typeof row === 'object' &&
      row !== null &&
      'user_version' in row &&
      typeof row.user_version === 'number'
    )
      return row.user_version;
    throw new StoreError(
      'broken',
      this.#file,
      `${this.#file} does not say which version it is. Move it away, or put a backup in its place.`,
    );
  }

  #guard<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      throw storeErrorOf(error, this.#file);
    }
  }
}

/** A time that may stand in a file's name on every system: `2026-11-21T22-57-00-123Z`. */
export function fileStamp(time: Date): string {
  return time.toISOString().replaceAll(/[:.]/g, '-');
}
