import { z } from 'zod';
import { GALLERY_PAGE, KeptBecause, type KeptPicture } from '#shared/contract/gallery';
import type { SqliteDatabase, SqlValue } from './sqlite-database.ts';

const PictureRow = z.object({
  id: z.number(),
  file: z.string(),
  atMs: z.number(),
  because: KeptBecause,
  room: z.string(),
  roomName: z.string(),
  artists: z.preprocess(text => (typeof text === 'string' ? JSON.parse(text) : text), z.array(z.string())),
  prompt: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
}) satisfies z.ZodType<KeptPicture>;

const COLUMNS =
  'id, file, at_ms AS atMs, because, room, room_name AS roomName, artists, prompt, width, height, bytes';

const FileRow = z.object({ id: z.number(), file: z.string(), gone: z.number().transform(Boolean) });
/** `gone`: it was not in the folder when somebody looked last. */
export type StoredFile = z.infer<typeof FileRow>;

const SummaryRow = z.object({ pictures: z.number(), newestId: z.number().nullable() });

/** `digest`: of the pixels, to know the same picture again. */
export type NewPicture = Omit<KeptPicture, 'id'> & { readonly digest: string };

/**
 * What is known of the pictures in the gallery's folder. One whose file is gone is told to nobody, but remembered: the file
 * may be on a disk that was pulled out, and a picture that somebody has put away is not kept a second time.
 * What a method wrote is on the disk when it returns.
 */
export class GalleryStore {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Takes the place of one that had the same file: that one's is gone, for no file is ever written over. */
  add(picture: NewPicture): KeptPicture {
    const { digest, ...kept } = picture;
    const { file, atMs, because, room, roomName, prompt, width, height, bytes } = kept;
    const sql = `INSERT OR REPLACE INTO pictures
      (file, at_ms, because, room, room_name, artists, prompt, width, height, bytes, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;
    const artists = JSON.stringify(kept.artists);
    const [row] = this.#database
      .prepare(sql)
      .all(file, atMs, because, room, roomName, artists, prompt, width, height, bytes, digest);
    return { ...kept, ...z.object({ id: z.number() }).parse(row) };
  }

  get(id: number): KeptPicture | undefined {
    return this.#pictures('gone = 0 AND id = ?', [id])[0];
  }

  /** Newest first, at most `GALLERY_PAGE`; `before`: the id of the last one of the page before. */
  page({ room, before }: { room?: string; before?: number }): KeptPicture[] {
    const values: SqlValue[] = [];
    const limits = ['gone = 0'];
    if (room !== undefined) {
      limits.push('room = ?');
      values.push(room);
    }
    if (before !== undefined) {
      limits.push('id < ?');
      values.push(before);
    }
    return this.#pictures(limits.join(' AND '), values);
  }

  /** How many there are, and the id of the newest; without those that are gone. */
  summary(): { pictures: number; newestId?: number } {
    const sql = 'SELECT COUNT(*) AS pictures, MAX(id) AS newestId FROM pictures WHERE gone = 0';
    const [row] = this.#database.prepare(sql).all();
    const { pictures, newestId } = SummaryRow.parse(row);
    return { pictures, ...(newestId !== null && { newestId }) };
  }

  /** Of the picture of a room that was kept last, whatever became of its file. */
  newestDigest(room: string): string | undefined {
    const sql = 'SELECT digest FROM pictures WHERE room = ? ORDER BY id DESC LIMIT 1';
    const [row] = z.array(z.object({ digest: z.string() })).parse(this.#database.prepare(sql).all(room));
    return row?.digest;
  }

  /** The room has another code: its pictures go with it. */
  recode(before: string, after: string): void {
    this.#database.prepare('UPDATE pictures SET room = ? WHERE room = ?').run(after, before);
  }

  /** Every file that was ever kept. */
  files(): StoredFile[] {
    return z.array(FileRow).parse(this.#database.prepare('SELECT id, file, gone FROM pictures').all());
  }

  /** Remembers of each of these pictures whether its file is gone. */
  mark(files: readonly Pick<StoredFile, 'id' | 'gone'>[]): void {
    if (files.length === 0) return;
    const statement = this.#database.prepare('UPDATE pictures SET gone = ? WHERE id = ?');
    this.#database.transaction(() => {
      for (const { id, gone } of files) statement.run(Number(gone), id);
    });
  }

  #pictures(condition: string, values: readonly SqlValue[]): KeptPicture[] {
    const sql = `SELECT ${COLUMNS} FROM pictures WHERE ${condition} ORDER BY id DESC LIMIT ${GALLERY_PAGE}`;
    return z.array(PictureRow).parse(this.#database.prepare(sql).all(...values));
  }
}
