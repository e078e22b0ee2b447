import type { Item } from '#shared/document/item';
import type { Command } from './command.ts';

export interface OwnCounts {
  /** Own commands that an undo could take back, and a redo could bring back. */
  readonly undoable: number;
  readonly redoable: number;
}

export interface DocumentState extends OwnCounts {
  readonly items: readonly Item[];
  readonly removed: ReadonlySet<string>;
}

/** Shows what the canvas will be once the relay has answered `pending`: a hand must not wait for the network. */
export function predict(
  confirmed: DocumentState,
  pending: readonly Command[],
  author: string,
): DocumentState {
  if (pending.length === 0) return confirmed;
  const known = new Set(confirmed.items.map(item => item.id));
  let order = confirmed.items.at(-1)?.order ?? 0;
  const state = {
    items: [...confirmed.items],
    removed: new Set(confirmed.removed),
    undoable: confirmed.undoable,
    redoable: confirmed.redoable,
  };
  for (const command of pending) {
    if (known.has(command.id)) continue;
    order += 1;
    if (command.kind === 'commit' || command.kind === 'clear') {
      state.items.push(itemOf(command, order, author));
      state.undoable += 1;
      // As the relay does: drawing on ends the chance to redo.
      state.redoable = 0;
    } else if (command.kind === 'undo') {
      undo(state, author);
    } else {
      redo(state, author);
    }
  }
  return state;
}

type Draft = { items: Item[]; removed: Set<string>; undoable: number; redoable: number };

function undo(state: Draft, author: string): void {
  if (state.undoable === 0) return;
  state.undoable -= 1;
  state.redoable += 1;
  const newest = state.items.findLast(item => item.author === author && !state.removed.has(item.id));
  if (newest) state.removed.add(newest.id);
}

function redo(state: Draft, author: string): void {
  if (state.redoable === 0) return;
  state.redoable -= 1;
  state.undoable += 1;
  const own = new Set(state.items.filter(item => item.author === author).map(item => item.id));
  const lastUndone = [...state.removed].findLast(id => own.has(id));
  if (lastUndone !== undefined) state.removed.delete(lastUndone);
}

function itemOf(command: Command, order: number, author: string): Item {
  const common = { id: command.id, order, author, layer: 0 };
  if (command.kind !== 'commit') return { ...common, kind: 'clear' };
  return { ...common, kind: 'stroke', layer: command.layer, stroke: command.stroke };
}
