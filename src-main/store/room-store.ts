import { z } from 'zod';
import type { SqliteDatabase, SqlValue, Statement } from './sqlite-database.ts';

const RoomRow = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  width: z.number(),
  height: z.number(),
  background: z.string(),
  prompt: z.string(),
  /** What guests must know besides the code; `null`: nothing. */
  pin: z.string().nullable(),
  open: z.number().transform(flag => flag !== 0),
});
export type StoredRoom = z.infer<typeof RoomRow>;

const ArtistRow = z.object({ author: z.string(), name: z.string(), guest: z.number() });
/** Somebody who has drawn in a room; `guest` is the number of one who gave no name. */
export type StoredArtist = z.infer<typeof ArtistRow>;

const ItemRow = z.object({
  order: z.number(),
  id: z.string(),
  kind: z.enum(['stroke', 'clear', 'picture']),
  author: z.string(),
  layer: z.number(),
  /** A stroke as `encodeStroke` makes it, a picture as it was received, nothing for a clear. */
  payload: z.custom<Uint8Array>(value => value instanceof Uint8Array),
  /** The command that took it away; `null` while it stands. */
  removedBy: z.string().nullable(),
});
export type StoredItem = z.infer<typeof ItemRow>;

const CommandRow = z.object({
  order: z.number(),
  id: z.string(),
  kind: z.enum(['undo', 'redo', 'removal', 'removal-undone']),
  author: z.string(),
  /** Why it was refused; `null` when it was done. */
  rejection: z.string().nullable(),
});
export type StoredCommand = z.infer<typeof CommandRow>;

/** Items whose mark a command changes: taken away by `by`, or standing again (`null`). */
export interface StoredMarks {
  readonly ids: readonly string[];
  readonly by: string | null;
}

/** About a megabyte of strokes. */
const PAGE_ROWS = 1_000;

/** Rooms and their logs at rest. `room` is `StoredRoom.id`. What a method wrote is on the disk when it returns. */
export class RoomStore {
  readonly #database: SqliteDatabase;
  readonly #putItem: Statement;
  readonly #addCommand: Statement;
  readonly #mark: Statement;

  constructor(database: SqliteDatabase) {
    this.#database = database;
    this.#putItem = database.prepare(
      `INSERT INTO items (room, ord, id, kind, author, layer, payload, removed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (room, id) DO UPDATE SET payload = excluded.payload`,
    );
    this.#addCommand = database.prepare(
      'INSERT INTO commands (room, ord, id, kind, author, rejection) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#mark = database.prepare('UPDATE items SET removed_by = ? WHERE room = ? AND id = ?');
  }

  /** Every room, oldest first. */
  all(): StoredRoom[] {
    const sql =
      'SELECT id, code, name, width, height, background, prompt, pin, is_open AS open FROM rooms ORDER BY id';
    return z.array(RoomRow).parse(this.#database.prepare(sql).all());
  }

  /** Throws `StoreError` when a room of this code exists. */
  add(room: Omit<StoredRoom, 'id'>): StoredRoom {
    const sql = `INSERT INTO rooms (code, name, width, height, background, pin, is_open, prompt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;
    const [row] = this.#database.prepare(sql).all(...columnsOf(room), room.prompt);
    return { ...room, ...z.object({ id: z.number() }).parse(row) };
  }

  /** Everything but the prompt. Throws `StoreError` when another room has the code. */
  update(room: Omit<StoredRoom, 'prompt'>): void {
    const sql = `UPDATE rooms SET code = ?, name = ?, width = ?, height = ?, background = ?, pin = ?, is_open = ?
      WHERE id = ?`;
    this.#database.prepare(sql).run(...columnsOf(room), room.id);
  }

  setPrompt(room: number, prompt: string): void {
    this.#database.prepare('UPDATE rooms SET prompt = ? WHERE id = ?').run(prompt, room);
  }

  /** Who has drawn in a room, in the order in which they came. */
  artists(room: number): StoredArtist[] {
    const sql = 'SELECT author, name, guest FROM artists WHERE room = ? ORDER BY rowid';
    return z.array(ArtistRow).parse(this.#database.prepare(sql).all(room));
  }

  /** Adds an artist, or the new name of one who is there. */
  putArtist(room: number, { author, name, guest }: StoredArtist): void {
    const sql = `INSERT INTO artists (room, author, name, guest) VALUES (?, ?, ?, ?)
      ON CONFLICT (room, author) DO UPDATE SET name = excluded.name`;
    this.#database.prepare(sql).run(room, author, name, guest);
  }

  /** The log in its order, read in pages: a long one never lies in memory twice. */
  *items(room: number): Generator<StoredItem> {
    const page = this.#database.prepare(
      `SELECT ord AS "order", id, kind, author, layer, payload, removed_by AS removedBy FROM items
      WHERE room = ? AND ord > ? ORDER BY ord LIMIT ?`,
    );
    let after = 0;
    for (;;) {
      const rows = z.array(ItemRow).parse(page.all(room, after, PAGE_ROWS));
      yield* rows;
      after = rows.at(-1)?.order ?? after;
      if (rows.length < PAGE_ROWS) return;
    }
  }

  commands(room: number): StoredCommand[] {
    const sql =
      'SELECT ord AS "order", id, kind, author, rejection FROM commands WHERE room = ? ORDER BY ord';
    return z.array(CommandRow).parse(this.#database.prepare(sql).all(room));
  }

  /** Adds an item. One that is there already keeps its place and takes the new payload (R19: a further picture of a hold). */
  putItem(room: number, item: StoredItem): void {
    const { order, id, kind, author, layer, payload, removedBy } = item;
    this.#putItem.run(room, order, id, kind, author, layer, payload, removedBy);
  }

  /** Keeps a command together with all that it changed. */
  addCommand(room: number, command: StoredCommand, marks?: StoredMarks): void {
    const { order, id, kind, author, rejection } = command;
    this.#database.transaction(() => {
      this.#addCommand.run(room, order, id, kind, author, rejection);
      for (const item of marks?.ids ?? []) this.#mark.run(marks?.by ?? null, room, item);
    });
  }
}

function columnsOf(room: Omit<StoredRoom, 'id' | 'prompt'>): SqlValue[] {
  const { code, name, width, height, background, pin, open } = room;
  return [code, name, width, height, background, pin, open ? 1 : 0];
}
