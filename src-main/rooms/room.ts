import type { Picture, Rect, Surface } from '#shared/brush/surface';
import type { Clock } from '#shared/clock';
import type { Stroke, StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { Log } from '#shared/log';
import type { RoomStore, StoredRoom } from '../store/room-store.ts';
import { type Author, OPERATOR } from './author.ts';
import { AuthorTally } from './author-tally.ts';
import { type DocumentChange, type Outcome, operatorId, type RoomDocument } from './document.ts';
import { type DocumentSnapshot, snapshotOf } from './document-snapshot.ts';
import { DrawingWatch } from './drawing-watch.ts';
import type { Guestbook } from './guestbook.ts';
import { LateJoinerRaster } from './late-joiner-raster.ts';
import { Listeners } from './listeners.ts';
import { PeerPictures } from './peer-pictures.ts';
import type { Pen } from './pens.ts';
import { People } from './people.ts';
import { type Receipt, rejected } from './receipt.ts';
import type { RoomCanvas } from './room-canvas.ts';
import type { RoomEnd } from './room-end.ts';
import type { RoomEvent, RoomListener } from './room-events.ts';
import { RoomFaults } from './room-faults.ts';
import type { RoomImaging } from './room-imaging.ts';
import { RoomPens } from './room-pens.ts';

/** What a `CanvasSource` is told: receipt of the points or the command (monotonic ms), and whose they were ('' = nobody's). */
export interface CanvasChange {
  readonly receivedAt: number;
  readonly client: string;
}

export interface RoomOptions {
  readonly stored: StoredRoom;
  readonly document: RoomDocument;
  /** Shows `document`; painted already when there is much on it. */
  readonly canvas: RoomCanvas;
  readonly guests: Guestbook;
  readonly store: RoomStore;
  readonly imaging: RoomImaging;
  readonly clock: Clock;
  readonly log: Log;
}

/** An undo, the operator or the system changed the canvas: no client is spared its picture (R10). */
const NOBODY = '';

/**
 * One shared canvas and everything that happens on it, in one order. The relay and the desktop window call its methods; what
 * came of it everybody learns from its events. Nothing of the document is told before it is stored; a command that cannot be
 * stored throws the `StoreError` and has done nothing.
 *
 * Times named `receivedAt` are monotonic ms of the clock.
 */
export class Room {
  readonly code: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly #id: number;
  readonly #store: RoomStore;
  readonly #clock: Clock;
  readonly #faults: RoomFaults;
  readonly #events: Listeners<RoomEvent>;
  readonly #changes: Listeners<CanvasChange>;
  readonly #clears: Listeners<'clear'>;
  readonly #document: RoomDocument;
  readonly #canvas: RoomCanvas;
  readonly #guests: Guestbook;
  readonly #tally = new AuthorTally();
  readonly #lateRaster: LateJoinerRaster;
  readonly #watch: DrawingWatch;
  readonly #pens: RoomPens;
  readonly #peers: PeerPictures;
  readonly #people = new People();
  #name: string;
  #pin: string | undefined;
  #prompt: string;
  #successor: Room | undefined;
  #over = false;

  constructor({ stored, document, canvas, guests, store, imaging, clock, log }: RoomOptions) {
    const { width, height, background } = stored;
    this.code = stored.code;
    this.width = width;
    this.height = height;
    this.background = background;
    this.#id = stored.id;
    this.#name = stored.name;
    this.#pin = stored.pin ?? undefined;
    this.#prompt = stored.prompt;
    this.#store = store;
    this.#clock = clock;
    this.#faults = new RoomFaults({ room: stored.code, clock, log });
    this.#events = new Listeners(error => this.#faults.tell('A listener of the room failed.', error));
    this.#changes = new Listeners(error => this.#faults.tell('A listener of the canvas failed.', error));
    this.#clears = new Listeners(error =>
      this.#faults.tell('The picture before a clear could not be kept.', error),
    );
    this.#document = document;
    this.#guests = guests;
    this.#canvas = canvas;
    canvas.onReady(() => this.#changes.tell({ receivedAt: clock.now(), client: NOBODY }));
    this.#lateRaster = new LateJoinerRaster({ width, height, background, imaging, log });
    this.#watch = this.#makeWatch();
    this.#pens = this.#makePens();
    const { code: room } = this;
    this.#peers = new PeerPictures({ room, document, watch: this.#watch, faults: this.#faults, clock, log });
  }

  get name(): string {
    return this.#name;
  }

  /** R1: what guests must know besides the code; `undefined`: nothing. */
  get pin(): string | undefined {
    return this.#pin;
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

  /** Items of one artist that are seen. */
  itemsOf(author: string): number {
    return this.#tally.of(this.#document.visible).get(author) ?? 0;
  }

  /** Names of those whose strokes are seen, in the order of their oldest one. */
  artistNames(): readonly string[] {
    const authors = [...this.#tally.of(this.#document.visible).keys()];
    return [...new Set(authors.flatMap(author => this.#guests.nameOf(author) ?? []))];
  }

  /** The room as it is now: another one once its canvas or code was changed. */
  get present(): Room {
    return this.#successor?.present ?? this;
  }

  on(listener: RoomListener): () => void {
    return this.#events.add(listener);
  }

  /** Tells whenever the canvas looks different. */
  onChange(listener: (change: CanvasChange) => void): () => void {
    return this.#changes.add(listener);
  }

  /** Tells before a clear takes effect: what it will hide is still seen. Not told when nothing is. */
  onBeforeClear(listener: () => void): () => void {
    return this.#clears.add(listener);
  }

  /** Brings `target`, the same at every call, up to date; returns what changed in it, `undefined` for nothing. */
  compose(target: Surface): Rect | undefined {
    return this.#canvas.compose(target);
  }

  /** Takes over what the registry has stored. Who is in the room stays in, whatever the PIN is now. */
  describe({ name, pin }: Pick<StoredRoom, 'name' | 'pin'>): void {
    this.#name = name;
    this.#pin = pin ?? undefined;
  }

  /** R8: a prompt that repeats is told again, it may start something. */
  setPrompt(text: string): void {
    if (text !== this.#prompt) {
      this.#faults.attempt('The prompt is in force but could not be stored.', () =>
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
    if (receipt.accepted) this.#committed(by, command.id);
    else this.#pens.end(command.id);
    return receipt;
  }

  #committed(by: Author, id: string): void {
    this.#pens.committed(id);
    this.#faults.attempt('The name of an artist could not be stored.', () => this.#guests.sign(by));
  }

  /** Hides everything that is there now. */
  clear(by: Author, id: string, receivedAt: number): Receipt {
    const before = () => {
      if (this.itemCount > 0) this.#clears.tell('clear');
    };
    return this.#obey(by, () => this.#document.clear(by, id, before), receivedAt, by.client);
  }

  /** Also when the room is full. Throws `StoreError`. */
  clearByOperator(): void {
    this.clear(OPERATOR, operatorId(), this.#clock.now());
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
      this.#peers.order,
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

  /** A number for an artist who gave no name. */
  guestNumber(author: string): number {
    return this.#guests.numberOf(author);
  }

  /** R4: an artist whom the operator has removed is not let in again. */
  block(author: string): void {
    this.#guests.block(author);
  }

  blocks(author: string): boolean {
    return this.#guests.blocks(author);
  }

  /** A connection is gone, whatever it was: its strokes in progress go at once (A2), and it holds no picture. */
  vanish(client: string): void {
    this.#pens.vanish(client);
    this.#peers.vanish(client);
    if (this.#people.leave(client)) this.#tellPeople();
  }

  /** R19, `drawing:start` of a peer: takes the picture from whoever has it. */
  holdPicture(client: string): void {
    this.#peers.start(client);
  }

  /** Shows a peer's picture; false when another peer holds the canvas, or the room is full or over. */
  showPicture(client: string, bytes: Buffer, picture: Picture, receivedAt: number): boolean {
    const change = this.#over ? undefined : this.#peers.show(client, bytes, picture);
    if (!change) return false;
    this.#publish(change, undefined, receivedAt, client);
    this.#peers.moved(client);
    return true;
  }

  /** R19, `drawing:end` of a peer. */
  releasePicture(client: string): void {
    this.#peers.release(client);
  }

  /** Sends everybody away and closes. What comes too late for this room is for its `successor`. */
  end(why: RoomEnd, successor?: Room): void {
    this.#successor = successor;
    this.#events.tell({ type: 'over', why });
    this.close();
  }

  /** Stores what is held and stops every timer; for the end, when nobody speaks to the room any more. */
  close(): void {
    this.#over = true;
    this.#peers.close();
    this.#watch.close();
  }

  #obey(by: Author, command: () => Outcome, receivedAt: number, client: string): Receipt {
    // A second writer of this log (A1) may be at work already.
    if (this.#over) throw new Error('the room is over');
    const { receipt, change } = this.#faults.watch(command);
    if (change) this.#publish(change, by.author, receivedAt, client);
    return receipt;
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
      onSilent: pen => this.#peers.silence(pen),
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

  #tellPeople(): void {
    this.#events.tell({ type: 'people', artists: this.artists });
  }
}
