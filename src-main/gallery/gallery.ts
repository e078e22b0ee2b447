import type { Clock } from '#shared/clock';
import type { GalleryState, KeptBecause, KeptPicture } from '#shared/contract/gallery';
import type { Log } from '#shared/log';
import { parseRoomCode } from '#shared/room-code';
import type { PaintedFrame } from '../imaging/frame.ts';
import { ImageError } from '../imaging/image-error.ts';
import type { GalleryStore } from '../store/gallery-store.ts';
import { codeOf } from '../store/new-file.ts';
import { FolderMatch } from './folder-match.ts';
import { GalleryError } from './gallery-error.ts';
import { Keeper } from './keeper.ts';
import { PictureFolder } from './picture-folder.ts';
import { takePicture } from './take-picture.ts';
import { Thumbnails } from './thumbnails.ts';
import type { TakenPicture } from './waiting-picture.ts';
import { type PicturedRoom, type PicturedRooms, WatchedRooms } from './watched-rooms.ts';

export interface GalleryOptions {
  readonly store: GalleryStore;
  /** Where the PNG files are; made when it is not there. */
  readonly folder: string;
  readonly rooms: PicturedRooms;
  /** What an open room's canvas shows now. */
  readonly frameOf: (code: string) => PaintedFrame;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1; `Math.random` unless given. */
  readonly random?: () => number;
}

/**
 * Keeps pictures of the rooms as PNG files: when the operator asks, before a canvas is cleared, when nobody drew for a minute,
 * and when a room closes. The pixels are taken at once; all the rest happens off the main thread and never holds a room up.
 * When the disk does not take them, that is in `state`, and the pictures wait in memory.
 */
export class Gallery {
  readonly #options: GalleryOptions;
  readonly #folder: PictureFolder;
  readonly #keeper: Keeper;
  readonly #match: FolderMatch;
  readonly #thumbnails: Thumbnails;
  #rooms: WatchedRooms | undefined;
  #summary: { pictures: number; newestId?: number } = { pictures: 0 };

  constructor(options: GalleryOptions) {
    const { store, clock, log, random = Math.random } = options;
    this.#options = options;
    this.#folder = new PictureFolder(options.folder);
    this.#match = new FolderMatch({ folder: this.#folder, store, onMatched: () => this.#count() });
    this.#thumbnails = new Thumbnails({ read: file => this.#folder.read(file), clock });
    this.#keeper = new Keeper({
      folder: this.#folder,
      store,
      takeRested: () => this.#takeRested(),
      onKept: () => this.#count(),
      clock,
      log,
      random,
    });
  }

  /** Watches the open rooms, and those that open, from now on. Throws `StoreError`. */
  open(): void {
    const { store, rooms, clock } = this.#options;
    this.#summary = store.summary();
    this.#rooms = new WatchedRooms({
      rooms,
      clock,
      onGoing: (room, because) => {
        const taken = this.#attemptToTake(room, because);
        if (taken) this.#keeper.add(taken);
      },
      onRest: () => this.#keeper.wake(),
      onRecoded: (before, after) => this.#recode(before, after),
    });
    this.#keeper.wake();
    void this.#match.look();
  }

  /** Waits for what is being written, a few seconds at most. What does not reach the disk by then is lost, and in the log. */
  async close(): Promise<void> {
    this.#rooms?.close();
    await this.#keeper.close();
    this.#match.close();
  }

  /**
   * Resolves when there is room in memory for another picture: what was taken before is on the disk, or waits for a disk that is
   * ill. Whoever takes many in a row waits for this each time, or the first would give way to the last.
   */
  async settled(): Promise<void> {
    await this.#keeper.settled();
  }

  /**
   * Keeps what an open room shows now, also if the same picture is kept already. Resolves when it is on the disk. Throws
   * `GalleryError`: `unknown`, `empty`, or `disk`; with `disk` the picture waits and is kept as soon as that works.
   */
  async save(code: string): Promise<KeptPicture> {
    const room = this.#options.rooms.get(code);
    if (!room) throw new GalleryError('unknown', `There is no open room ${code}.`);
    const taken = this.#take(room, 'save');
    if (!taken)
      throw new GalleryError('empty', `Nothing is drawn in ${room.name}: there is nothing to keep.`);
    return await new Promise<KeptPicture>((kept, failed) => this.#keeper.add(taken, { kept, failed }));
  }

  /**
   * Newest first, one page; `before`: the id of the last one of the page before. Pictures whose files are gone are left out as
   * soon as that is noticed; to list them is the occasion to look, and `state` changes when one is gone. Throws `StoreError`.
   */
  list({ room, before }: { room?: string; before?: number } = {}): KeptPicture[] {
    void this.#match.look();
    return this.#options.store.page({
      ...(room !== undefined && { room: parseRoomCode(room) ?? room }),
      ...(before !== undefined && { before }),
    });
  }

  /** A JPEG of at most 240 px a side as a `data:` address. Throws `GalleryError`: `unknown` or `disk`. */
  async thumbnail(id: number): Promise<string> {
    const picture = this.#options.store.get(id);
    if (!picture) throw unknownPicture(id);
    try {
      return await this.#thumbnails.of(picture);
    } catch (error) {
      throw await this.#whyUnreadable(picture, error);
    }
  }

  get state(): GalleryState {
    const { problem } = this.#keeper;
    return { folder: this.#folder.path, ...this.#summary, ...(problem && { problem }) };
  }

  #take(room: PicturedRoom, because: KeptBecause): TakenPicture | undefined {
    const { frameOf, clock } = this.#options;
    return takePicture(room, frameOf(room.code), { because, atMs: clock.wall() });
  }

  /** Whatever goes wrong with a picture, the clear or the close that it was for goes on. */
  #attemptToTake(room: PicturedRoom, because: KeptBecause): TakenPicture | undefined {
    try {
      return this.#take(room, because);
    } catch (error) {
      this.#fault(`The picture of ${room.code} could not be taken (${because}).`, error);
      return undefined;
    }
  }

  #takeRested(): TakenPicture | undefined {
    for (let room = this.#rooms?.takeRested(); room; room = this.#rooms?.takeRested()) {
      const taken = this.#attemptToTake(room, 'rest');
      if (taken) return taken;
    }
    return undefined;
  }

  #recode(before: string, after: string): void {
    this.#keeper.recode(before, after);
    try {
      this.#options.store.recode(before, after);
    } catch (error) {
      this.#fault(`The pictures of ${after} are still listed under its old code.`, error);
    }
  }

  async #whyUnreadable({ id, file }: KeptPicture, error: unknown): Promise<unknown> {
    if (error instanceof GalleryError) return error;
    if (error instanceof ImageError)
      return new GalleryError('unknown', `${file} is not a picture any more.`, { cause: error });
    const looked = codeOf(error) === 'ENOENT' && (await this.#match.look());
    if (looked && !this.#options.store.get(id)) return unknownPicture(id);
    const why = error instanceof Error ? error.message : String(error);
    return new GalleryError('disk', `${file} could not be read (${why}).`, { cause: error });
  }

  /** The picture is kept, whether it is counted or not. */
  #count(): void {
    try {
      this.#summary = this.#options.store.summary();
    } catch (error) {
      this.#fault('The pictures of the gallery could not be counted.', error);
    }
  }

  #fault(sentence: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#options.log.error('gallery', sentence, { why });
  }
}

function unknownPicture(id: number): GalleryError {
  return new GalleryError('unknown', `There is no picture ${id} in the gallery.`);
}
