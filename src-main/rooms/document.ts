import { randomBytes } from 'node:crypto';
import { visibleItems } from '#shared/document/item';
import { STROKE_POINTS_MAX, type Stroke } from '#shared/document/stroke';
import { encodeStroke } from '#shared/document/stroke-codec';
import type { RoomStore, StoredCommand, StoredMarks } from '../store/room-store.ts';
import { type Author, OPERATOR } from './author.ts';
import { AuthorHistory, type OwnItem } from './author-history.ts';
import { indexAfter, putByOrder } from './by-order.ts';
import type { LoadedLog } from './load-log.ts';
import { LoggedClear, type LoggedItem, LoggedPicture, LoggedStroke } from './logged-item.ts';
import { Marks } from './marks.ts';
import { ACCEPTED, type Receipt, receiptOf, rejected } from './receipt.ts';

/** What a command changed, as everybody is told. */
export type DocumentChange =
  | { readonly type: 'item'; readonly item: LoggedItem }
  | { readonly type: 'removed' | 'restored'; readonly ids: readonly string[]; readonly lowestOrder: number };

/** `change` is absent when nothing changed: refused, or a repeat of what was done before. */
export interface Outcome {
  readonly receipt: Receipt;
  readonly change?: DocumentChange;
}

/** Who did what: answers a repeated command, also after a restart. */
interface Known {
  readonly author: string;
  readonly receipt: Receipt;
}

/** An entry costs about 1 kB in memory: 100 MB, far beyond an evening, and a bound for a hostile guest. */
const ITEMS_MAX = 100_000;
/** Strokes stay in memory in their encoded form: 100 million points, which no evening has. */
const STROKE_BYTES_MAX = 512 * 1024 * 1024;
/** Encoded pictures of peers stay in memory and on the disk: about 3000 turns. */
const PICTURE_BYTES_MAX = 256 * 1024 * 1024;
/** Undo and redo may go on when the canvas is full, but not for ever. */
const COMMANDS_MAX = 4 * ITEMS_MAX;

/**
 * A1, A3: the canvas's append-only log and the marks on it; the one writer. Every command is stored before this object changes
 * and before the caller learns of it; ids make a repeat harmless. What the store cannot keep throws its `StoreError`, and nothing
 * has changed.
 */
export class RoomDocument {
  readonly #room: number;
  readonly #store: RoomStore;
  readonly #items: LoggedItem[];
  readonly #marks = new Marks();
  readonly #known = new Map<string, Known>();
  readonly #histories = new Map<string, AuthorHistory>();
  #order: number;
  #strokeBytes: number;
  #pictureBytes: number;
  #visible: readonly (LoggedStroke | LoggedPicture)[] | undefined;

  constructor(options: { room: number; store: RoomStore; loaded: LoadedLog }) {
    const { loaded } = options;
    this.#room = options.room;
    this.#store = options.store;
    this.#items = [...loaded.items];
    this.#order = loaded.order;
    this.#strokeBytes = loaded.items.reduce((sum, item) => sum + strokeBytesOf(item), 0);
    this.#pictureBytes = loaded.items.reduce((sum, item) => sum + pictureBytesOf(item), 0);
    for (const [id, known] of loaded.known) this.#known.set(id, known);
    for (const [item, command] of loaded.removedBy) this.#marks.remove(item, command);
    for (const [author, history] of loaded.histories) this.#histories.set(author, history);
  }

  /** Place of the newest item or command. */
  get order(): number {
    return this.#order;
  }

  /** The whole log, in order; changes with the document. */
  get items(): readonly LoggedItem[] {
    return this.#items;
  }

  get removed(): ReadonlySet<string> {
    return this.#marks.removed;
  }

  /** What the canvas shows, in order; the same array until something changes. */
  get visible(): readonly (LoggedStroke | LoggedPicture)[] {
    this.#visible ??= visibleItems(this.#items, this.#marks.removed).filter(isPaintable);
    return this.#visible;
  }

  counts(author: string): { undoable: number; redoable: number } {
    return this.#history(author).counts;
  }

  /** Whether a command of this id was answered before. */
  knows(id: string): boolean {
    return this.#known.has(id);
  }

  commit(by: Author, command: { id: string; layer: number; stroke: Stroke }): Outcome {
    const points = command.stroke.points.length;
    if (points === 0 || points > STROKE_POINTS_MAX) return { receipt: rejected('malformed') };
    return this.#append(
      by,
      command.id,
      order =>
        new LoggedStroke(
          { id: command.id, order, author: by.author, layer: command.layer },
          encodeStroke(command.stroke),
        ),
    );
  }

  /** `before` is called when nothing but the disk can prevent it any more. */
  clear(by: Author, id: string, before: () => void = () => undefined): Outcome {
    return this.#append(by, id, order => {
      before();
      return new LoggedClear({ id, order, author: by.author, layer: 0 });
    });
  }

  /** Takes away the author's newest standing item. */
  undo(by: Author, id: string): Outcome {
    return this.#step('undo', by, id);
  }

  /** Brings back what the author undid last. */
  redo(by: Author, id: string): Outcome {
    return this.#step('redo', by, id);
  }

  /** A3: takes away everything of one author that stands. */
  removeAuthor(author: string): { undo: string; items: number; change?: DocumentChange } {
    const undo = operatorId();
    const items = this.#items.filter(item => item.author === author && !this.removed.has(item.id));
    if (items.length === 0) return { undo, items: 0 };
    const ids = items.map(item => item.id);
    this.#record({ id: undo, kind: 'removal', author: OPERATOR.author, rejection: null }, { ids, by: undo });
    for (const item of items) {
      this.#marks.remove(item.id, undo);
      if (item.kind !== 'picture') this.#history(author).remove(item);
    }
    return { undo, items: items.length, change: changeOf('removed', items) };
  }

  /** Brings back what `removeAuthor` took away; `undefined` when there is nothing of it. */
  undoRemoval(undo: string): { author: string; change: DocumentChange } | undefined {
    // A client's undo has its author: it is no removal of the operator's.
    if (this.#known.get(undo)?.author !== OPERATOR.author) return undefined;
    const ids = new Set(this.#marks.itemsOf(undo));
    const items = this.#items.filter(item => ids.has(item.id));
    const author = items[0]?.author;
    if (author === undefined) return undefined;
    this.#record(
      { id: operatorId(), kind: 'removal-undone', author: OPERATOR.author, rejection: null },
      { ids: [...ids], by: null },
    );
    for (const item of items) {
      this.#marks.restore(item.id);
      if (item.kind !== 'picture') this.#history(author).restore(item);
    }
    return { author, change: changeOf('restored', items) };
  }

  /** R19: takes the next place in the order, for a picture that comes later. */
  reserve(): number {
    this.#order += 1;
    return this.#order;
  }

  /**
   * R19: shows a picture at its place, instead of the one that was there. Not on the disk until `keepPicture`. `undefined` when
   * the room is full: the picture is neither shown nor kept.
   */
  putPicture(picture: LoggedPicture): DocumentChange | undefined {
    if (!this.#fits(picture)) return undefined;
    this.#pictureBytes += this.#moreBytes(picture);
    putByOrder(this.#items, picture);
    this.#known.set(picture.id, { author: picture.author, receipt: ACCEPTED });
    this.#visible = undefined;
    return { type: 'item', item: picture };
  }

  /** Stores what `putPicture` shows, or has refused to show: then what was shown at this place before. */
  keepPicture(picture: LoggedPicture): void {
    const kept = this.#fits(picture) ? picture : this.#itemAt(picture.order);
    if (kept) this.#store.putItem(this.#room, kept.stored(this.#marks.removedBy(kept.id)));
  }

  #fits(picture: LoggedPicture): boolean {
    const hasPlace = this.#itemAt(picture.order) !== undefined || this.#items.length < ITEMS_MAX;
    return hasPlace && this.#pictureBytes + this.#moreBytes(picture) <= PICTURE_BYTES_MAX;
  }

  #moreBytes(picture: LoggedPicture): number {
    return pictureBytesOf(picture) - pictureBytesOf(this.#itemAt(picture.order));
  }

  #itemAt(order: number): LoggedItem | undefined {
    const item = this.#items[indexAfter(this.#items, order) - 1];
    return item?.order === order ? item : undefined;
  }

  #append(by: Author, id: string, make: (order: number) => OwnItem): Outcome {
    const before = this.#before(by, id);
    if (before) return { receipt: before };
    // The operator must be able to clear a full room.
    if (this.#items.length >= ITEMS_MAX && by.author !== OPERATOR.author)
      return { receipt: rejected('full') };
    const item = make(this.#order + 1);
    const strokeBytes = this.#strokeBytes + strokeBytesOf(item);
    if (strokeBytes > STROKE_BYTES_MAX) return { receipt: rejected('full') };
    this.#store.putItem(this.#room, item.stored(undefined));
    this.#strokeBytes = strokeBytes;
    this.#order = item.order;
    this.#items.push(item);
    this.#known.set(id, { author: by.author, receipt: ACCEPTED });
    this.#history(by.author).add(item);
    this.#visible = undefined;
    return { receipt: ACCEPTED, change: { type: 'item', item } };
  }

  #step(kind: 'undo' | 'redo', by: Author, id: string): Outcome {
    const before = this.#before(by, id);
    if (before) return { receipt: before };
    const history = this.#history(by.author);
    const item = kind === 'undo' ? history.undoable : history.redoable;
    const command = { id, kind, author: by.author, rejection: item ? null : (`nothing-to-${kind}` as const) };
    const marks = item && { ids: [item.id], by: kind === 'undo' ? id : null };
    // A refusal is kept too: sent again later, it must not undo what came in between.
    if (this.#known.size >= COMMANDS_MAX) return { receipt: rejected('full') };
    this.#record(command, marks);
    if (!item) return { receipt: receiptOf(command) };
    history[kind]();
    if (kind === 'undo') this.#marks.remove(item.id, id);
    else this.#marks.restore(item.id);
    return { receipt: ACCEPTED, change: changeOf(kind === 'undo' ? 'removed' : 'restored', [item]) };
  }

  /** The answer that this id got before; an id that somebody else used is nobody's to use again. */
  #before(by: Author, id: string): Receipt | undefined {
    const known = this.#known.get(id);
    if (!known) return undefined;
    return known.author === by.author ? known.receipt : rejected('malformed');
  }

  #record(command: Omit<StoredCommand, 'order'>, marks: StoredMarks | undefined): void {
    const order = this.#order + 1;
    this.#store.addCommand(this.#room, { ...command, order }, marks);
    this.#order = order;
    this.#known.set(command.id, { author: command.author, receipt: receiptOf(command) });
    this.#visible = undefined;
  }

  #history(author: string): AuthorHistory {
    const history = this.#histories.get(author) ?? new AuthorHistory();
    this.#histories.set(author, history);
    return history;
  }
}

function changeOf(type: 'removed' | 'restored', items: readonly LoggedItem[]): DocumentChange {
  const lowestOrder = items.reduce((lowest, item) => Math.min(lowest, item.order), Number.POSITIVE_INFINITY);
  return { type, ids: items.map(item => item.id), lowestOrder };
}

function strokeBytesOf(item: LoggedItem): number {
  return item.kind === 'stroke' ? item.payload.length : 0;
}

function pictureBytesOf(item: LoggedItem | undefined): number {
  return item?.kind === 'picture' ? item.payload.length : 0;
}

function isPaintable(item: { kind: string }): item is LoggedStroke | LoggedPicture {
  return item instanceof LoggedStroke || item instanceof LoggedPicture;
}

/** 96 bits: no client guesses it, and it is no client's id. */
export function operatorId(): string {
  return randomBytes(12).toString('base64url');
}
