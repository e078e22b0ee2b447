import type { Picture, Rect, Surface } from '#shared/brush/surface';
import type { Clock } from '#shared/clock';
import type { Stroke, StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { Log } from '#shared/log';
import type { RoomStore, StoredRoom } from '../store/room-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Author } from './author.ts';
import { type DocumentChange, type Outcome, RoomDocument } from './document.ts';
import { type DocumentSnapshot, snapshotOf } from './document-snapshot.ts';
import { DrawingWatch } from './drawing-watch.ts';
import { LateJoinerRaster } from './late-joiner-raster.ts';
import { Listeners } from './listeners.ts';
import type { LoadedLog } from './load-log.ts';
import type { LoggedPicture } from './logged-item.ts';
import type { Pen } from './pens.ts';
import { People } from './people.ts';
import { PictureHold } from './picture-hold.ts';
import { type Receipt, rejected } from './receipt.ts';
import { RoomCanvas } from './room-canvas.ts';
import type { RoomEvent, RoomListener } from './room-events.ts';
import type { RoomImaging } from './room-imaging.ts';
import { RoomPens } from './room-pens.ts';

/** What a `CanvasSource` is told: receipt of the points or the command (monotonic ms), and whose they were ('' = nobody's). */
export interface CanvasChange {
  readonly receivedAt: number;
  readonly client: string;
}

export interface RoomOptions {
  readonly stored: StoredRoom;
  readonly loaded: LoadedLog;
  readonly store: RoomStore;
  readonly imaging: RoomImaging;
  readonly clock: Clock;
  readonly log: Log;
}

/** An undo, the operator or the system changed the canvas: no client is spared its picture (R10). */
const NOBODY = '';
/** A full disk fails at every command of every artist; the log must not fill it further. */
const FAULT_EVERY_MS = 60_000;

/**
 * One shared canvas and everything that happens on it, in one order. The relay and the desktop window call its methods; what
 * came of it everybody learns from its events. Nothing of the document is told before it is stored; a command that cannot be
 * stored throws the `StoreError` and has done nothing.
 *
 * Times named `receivedAt` are monotonic ms of the clock.
 */
export class Room {
  readonly code: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly #id: number;
  readonly #store: RoomStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #events: Listeners<RoomEvent>;
  readonly #changes: Listeners<CanvasChange>;
  readonly #document: RoomDocument;
  readonly #canvas: RoomCanvas;
  readonly #lateRaster: LateJoinerRaster;
  readonly #watch: DrawingWatch;
  readonly #pens: RoomPens;
  readonly #hold: PictureHold;
  readonly #people = new People();
  #prompt: string;
  #toldFull = false;
  #faultToldAt = Number.NEGATIVE_INFINITY;

  constructor({ stored, loaded, store, imaging, clock, log }: RoomOptions) {
    const { width, height, background } = stored;
    this.code = stored.code;
    this.name = stored.name;
    this.width = width;
    this.height = height;
    this.background = background;
    this.#id = stored.id;
    this.#prompt = stored.prompt;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#events = new Listeners(error => this.#fault('A listener of the room failed.', error));
    this.#changes = new Listeners(error => this.#fault('A listener of the canvas failed.', error));
    this.#document = new RoomDocument({ room: stored.id, store, loaded });
    this.#canvas = new RoomCanvas(this.#document, {
      width,
      height,
      background,
      imaging,
      log,
      onReady: () => this.#changes.tell({ receivedAt: clock.now(), client: NOBODY }),
    });
    this.#lateRaster = new LateJoinerRaster({ width, height, background, imaging, log });
    this.#watch = this.#makeWatch();
    this.#pens = this.#makePens();
    this.#hold = this.#makeHold();
  }

  get prompt(): string {
    return this.#prompt;
  }

  /** Place of the newest item or command. */
  get order(): number {
    return this.#document.order;
  }

  /** Items that are seen. */
  get itemCount(): number {
    return this.#document.visible.length;
  }

  /** R7: whether any pen is down, an artist's or a peer's. */
  get drawing(): boolean {
    return this.#watch.down;
  }

  /** Artists who are in the room now, each counted once. */
  get artists(): number {
    return this.#people.count;
  }

  /** Paints what was loaded; to be awaited before the room is shown to anybody. */
  async prepare(): Promise<void> {
    await this.#canvas.prepare();
  }

  on(listener: RoomListener): () => void {
    return this.#events.add(listener);
  }

  /** Tells whenever the canvas looks different. */
  onChange(listener: (change: CanvasChange) => void): () => void {
    return this.#changes.add(listener);
  }

  /** Brings `target`, the same at every call, up to date; returns what changed in it, `undefined` for nothing. */
  compose(target: Surface): Rect | undefined {
    return this.#canvas.compose(target);
  }

  /** R8: a prompt that repeats is told again, it may start something. */
  setPrompt(text: string): void {
    if (text !== this.#prompt) {
      this.#attempt('The prompt is in force but could not be stored.', () =>
        this.#store.setPrompt(this.#id, text),
      );
    }
    this.#prompt = text;
    this.#events.tell({ type: 'prompt', text });
  }

  /** A1. The stroke in progress of the same id becomes the item, or ends when the commit is refused. */
  commit(by: Author, command: { id: string; layer: number; stroke: Stroke }, receivedAt: number): Receipt {
    const pen = this.#pens.get(command.id);
    // Ids of strokes in progress are public: without this, a guest could put an item of his own in another one's place.
    if (pen && pen.author !== by.author) return rejected('malformed');
    const receipt = this.#obey(by, () => this.#document.commit(by, command), receivedAt, by.client);
    if (receipt.accepted) this.#pens.committed(command.id);
    else this.#pens.end(command.id);
    return receipt;
  }

  /** Hides everything that is there now. */
  clear(by: Author, id: string, receivedAt: number): Receipt {
    return this.#obey(by, () => this.#document.clear(by, id), receivedAt, by.client);
  }

  /** A3: takes away the author's newest standing item. A repeat of `id` is answered as before and does nothing. */
  undo(by: Author, id: string, receivedAt: number): Receipt {
    return this.#obey(by, () => this.#document.undo(by, id), receivedAt, NOBODY);
  }

  /** A3: brings back what the author undid last. */
  redo(by: Author, id: string, receivedAt: number): Receipt {
    return this.#obey(by, () => this.#document.redo(by, id), receivedAt, NOBODY);
  }

  /** A3: takes away everything that `author` drew; `undo` names this removal. Throws `StoreError`. */
  removeAuthor(author: string): { undo: string; items: number } {
    const { undo, items, change } = this.#document.removeAuthor(author);
    if (change) this.#publish(change, author, this.#clock.now(), NOBODY);
    return { undo, items };
  }

  /** Brings back what a removal took away; false when there is nothing of it. Throws `StoreError`. */
  undoRemoval(undo: string): boolean {
    const restored = this.#document.undoRemoval(undo);
    if (restored) this.#publish(restored.change, restored.author, this.#clock.now(), NOBODY);
    return restored !== undefined;
  }

  counts(author: string): { undoable: number; redoable: number } {
    return this.#document.counts(author);
  }

  /** A6: what somebody who joins now is sent; `raster: false` after a raster could not be made. */
  snapshot(
    options: { raster: boolean } = { raster: true },
  ): DocumentSnapshot & { readonly pens: readonly Pen[] } {
    const document = snapshotOf(
      this.#document,
      this.#hold.order,
      options.raster ? this.#lateRaster : undefined,
    );
    return { ...document, pens: this.#pens.snapshot() };
  }

  /** A2: starts a stroke; ignored when its id is in use or the connection has too many. */
  penDown(by: Author, id: string, style: StrokeStyle): void {
    if (!this.#document.knows(id)) this.#pens.down(by, id, style);
  }

  /** Points `from`, `from + 1`, … of a stroke in progress of this connection; ignored for any other. */
  penMove(by: Author, id: string, from: number, points: readonly StrokePoint[], receivedAt: number): void {
    this.#pens.move(by, id, from, points, receivedAt);
  }

  /** Ends a stroke of this connection without an item. */
  penUp(by: Author, id: string): void {
    this.#pens.up(by, id);
  }

  /** An artist's connection is in the room, until it vanishes. */
  enter(by: Pick<Author, 'author' | 'client'>): void {
    if (this.#people.enter(by)) this.#tellPeople();
  }

  /** A number for an artist who gave no name, the same as long as the engine runs. */
  guestNumber(author: string): number {
    return this.#people.numberOf(author);
  }

  /** A connection is gone, whatever it was: its strokes in progress go at once (A2), and it holds no picture. */
  vanish(client: string): void {
    this.#pens.vanish(client);
    this.#hold.vanish(client);
    this.#watch.lift(client);
    if (this.#people.leave(client)) this.#tellPeople();
  }

  /** R19, `drawing:start` of a peer: takes the picture from whoever has it. */
  holdPicture(client: string): void {
    this.#hold.start(client);
    this.#watch.sign(client);
  }

  /** Shows a peer's picture; false when another peer holds the canvas or the room is full. */
  showPicture(client: string, bytes: Buffer, picture: Picture, receivedAt: number): boolean {
    const item = this.#hold.show(client, bytes, picture);
    if (!item) return false;
    const change = this.#document.putPicture(item);
    if (!change) return this.#refusePicture();
    this.#publish(change, undefined, receivedAt, client);
    if (this.#hold.isDown(client)) this.#watch.sign(client);
    return true;
  }

  #refusePicture(): false {
    if (!this.#toldFull) {
      const sentence =
        'The room is full: what peers draw in pictures is not shown any more. Make a new room.';
      this.#log.warn('room', sentence, { room: this.code });
    }
    this.#toldFull = true;
    return false;
  }

  /** R19, `drawing:end` of a peer. */
  releasePicture(client: string): void {
    this.#hold.release(client);
    this.#watch.lift(client);
  }

  /** Stores what is held and stops every timer; for the end, when nobody speaks to the room any more. */
  close(): void {
    this.#hold.close();
    this.#watch.close();
  }

  #obey(by: Author, command: () => Outcome, receivedAt: number, client: string): Receipt {
    const { receipt, change } = this.#kept(command);
    if (change) this.#publish(change, by.author, receivedAt, client);
    return receipt;
  }

  /** Tells the operator why nothing is kept, once in a while: artists try again and again (A5). */
  #kept(command: () => Outcome): Outcome {
    try {
      return command();
    } catch (error) {
      const now = this.#clock.now();
      if (error instanceof StoreError && now - this.#faultToldAt >= FAULT_EVERY_MS) {
        this.#faultToldAt = now;
        this.#fault('What is drawn cannot be kept; it waits on the artists’ devices.', error);
      }
      throw error;
    }
  }

  /** `author`: whose undo and redo changed. `client`: who is spared the picture of it (R10). */
  #publish(change: DocumentChange, author: string | undefined, receivedAt: number, client: string): void {
    if (change.type === 'item') {
      this.#events.tell({ ...change, client });
    } else {
      this.#lateRaster.touch(change.lowestOrder);
      this.#events.tell(change);
    }
    if (author !== undefined) this.#events.tell({ type: 'counts', author, ...this.counts(author) });
    this.#changes.tell({ receivedAt, client });
  }

  #makeWatch(): DrawingWatch {
    return new DrawingWatch({
      clock: this.#clock,
      onChange: down => this.#events.tell({ type: 'drawing', down }),
      // For an artist's pen there is nothing to do: the stroke may go on (A2).
      onSilent: pen => this.#hold.silence(pen),
    });
  }

  #makePens(): RoomPens {
    return new RoomPens({
      canvas: this.#canvas,
      watch: this.#watch,
      tell: event => this.#events.tell(event),
      changed: (client, receivedAt = this.#clock.now()) => this.#changes.tell({ receivedAt, client }),
    });
  }

  #makeHold(): PictureHold {
    const sentence = 'A picture is shown but could not be stored.';
    const keep = (picture: LoggedPicture) =>
      this.#attempt(sentence, () => this.#document.keepPicture(picture));
    return new PictureHold({ reserve: () => this.#document.reserve(), keep }, this.#clock);
  }

  #tellPeople(): void {
    this.#events.tell({ type: 'people', artists: this.artists });
  }

  /** For what goes on even if it cannot be stored. */
  #attempt(sentence: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#fault(sentence, error);
    }
  }

  #fault(sentence: string, error: unknown): void {
    this.#log.error('room', sentence, {
      room: this.code,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}
