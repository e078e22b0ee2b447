import { decodeStroke } from '#shared/document/stroke-codec';
import type { Log } from '#shared/log';
import { checkHeader } from '../imaging/picture-limits.ts';
import type { RoomStore, StoredCommand, StoredItem, StoredRoom } from '../store/room-store.ts';
import { AuthorHistory, type OwnItem } from './author-history.ts';
import { LoggedClear, type LoggedItem, LoggedPicture, LoggedStroke } from './logged-item.ts';
import { ACCEPTED, type Receipt, receiptOf } from './receipt.ts';

/** A room's log as it was when it was stored last. */
export interface LoadedLog {
  readonly items: readonly LoggedItem[];
  /** Place of the newest item or command. */
  readonly order: number;
  /** Ids that were used, by whom, and the answer. */
  readonly known: ReadonlyMap<string, { readonly author: string; readonly receipt: Receipt }>;
  /** Item → the command that took it away. */
  readonly removedBy: ReadonlyMap<string, string>;
  readonly histories: ReadonlyMap<string, AuthorHistory>;
}

export const EMPTY_LOG: LoadedLog = {
  items: [],
  order: 0,
  known: new Map(),
  removedBy: new Map(),
  histories: new Map(),
};

export interface LoadOptions {
  readonly room: Pick<StoredRoom, 'id'>;
  readonly store: RoomStore;
  readonly log: Log;
}

/** Reads a log; its pictures stay undecoded. An entry that does not parse stays in the store and is left out, with a word in the log. */
export function loadLog({ room, store, log }: LoadOptions): LoadedLog {
  const commands = store.commands(room.id);
  const known = new Map(
    commands.map(command => [command.id, { author: command.author, receipt: receiptOf(command) }]),
  );
  const removedBy = new Map<string, string>();
  const items: LoggedItem[] = [];
  let order = commands.at(-1)?.order ?? 0;
  for (const stored of store.items(room.id)) {
    order = Math.max(order, stored.order);
    known.set(stored.id, { author: stored.author, receipt: ACCEPTED });
    if (stored.removedBy !== null) removedBy.set(stored.id, stored.removedBy);
    try {
      items.push(revive(stored));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.warn('room', 'An entry of the canvas cannot be read and is not shown.', {
        kind: stored.kind,
        id: stored.id,
        why,
      });
    }
  }
  return { items, order, known, removedBy, histories: historiesOf(items, removedBy, commands) };
}

function revive(stored: StoredItem): LoggedItem {
  switch (stored.kind) {
    case 'stroke':
      // Here and not in the middle of painting is where broken bytes must show.
      decodeStroke(stored.payload);
      return new LoggedStroke(stored, stored.payload);
    case 'clear':
      return new LoggedClear(stored);
    case 'picture':
      checkHeader(stored.payload);
      return new LoggedPicture(stored, stored.payload);
    default:
      return stored.kind satisfies never;
  }
}

/**
 * Undo and redo as they were: an item that its author undid may come back as long as the author made nothing new after that
 * undo. Items and commands share one order, so that is a comparison.
 */
function historiesOf(
  items: readonly LoggedItem[],
  removedBy: ReadonlyMap<string, string>,
  commands: readonly StoredCommand[],
): Map<string, AuthorHistory> {
  const histories = new Map<string, AuthorHistory>();
  const undone: { item: OwnItem; at: number }[] = [];
  const newest = new Map<string, number>();
  const undos = new Map(commands.filter(({ kind }) => kind === 'undo').map(({ id, order }) => [id, order]));
  for (const item of items) {
    if (item.kind === 'picture') continue;
    newest.set(item.author, item.order);
    const history = histories.get(item.author) ?? new AuthorHistory();
    histories.set(item.author, history);
    const remover = removedBy.get(item.id);
    const undoneAt = remover === undefined ? undefined : undos.get(remover);
    if (remover === undefined) history.add(item);
    else if (undoneAt !== undefined) undone.push({ item, at: undoneAt });
  }
  undone.sort((a, b) => a.at - b.at);
  for (const { item, at } of undone) {
    if (at > (newest.get(item.author) ?? 0)) histories.get(item.author)?.addUndone(item);
  }
  return histories;
}
