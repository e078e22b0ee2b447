import { type Arrangement, GROUP_SIDE_MOST, type GroupKind, type GroupState } from '#shared/contract/group';

/** An arrangement on its way: as it stands in the form. */
export interface Draft {
  /** As typed; `undefined` while nobody has typed one. */
  readonly name: string | undefined;
  readonly kind: GroupKind;
  readonly columns: number;
  readonly rows: number;
  readonly gapPx: number;
  /** Ids of displays row by row. */
  readonly cells: readonly (string | null)[];
}

/** So many are hung side by side before a second row begins. */
const ROW_MOST = 4;

/** The draft of a new one, with `displays` in their order. */
export function freshDraft(displays: readonly string[]): Draft {
  const some = displays.slice(0, GROUP_SIDE_MOST ** 2);
  const columns = Math.max(2, some.length <= ROW_MOST ? some.length : Math.ceil(Math.sqrt(some.length)));
  const rows = Math.max(1, Math.ceil(some.length / columns));
  const cells = Array.from({ length: columns * rows }, (_, index) => some[index] ?? null);
  return { name: undefined, kind: 'wall', columns, rows, gapPx: 0, cells };
}

export function draftOf({ name, arrangement }: GroupState): Draft {
  return { name, ...arrangement };
}

/** Who hangs in it. */
export function hanging({ cells }: Pick<Draft, 'cells'>): readonly string[] {
  return cells.filter(id => id !== null);
}

/** Hangs a display into a place. Who hung there takes its old place, if it had one, and comes down otherwise. */
export function put(draft: Draft, display: string, place: number): Draft {
  if (place < 0 || place >= draft.cells.length) return draft;
  const before = draft.cells.indexOf(display);
  const there = draft.cells[place] ?? null;
  const cells = draft.cells.map((id, index) => {
    if (index === place) return display;
    return index === before ? there : id;
  });
  return { ...draft, cells };
}

export function takenOut(draft: Draft, display: string): Draft {
  return { ...draft, cells: draft.cells.map(id => (id === display ? null : id)) };
}

/** Another size: who still has a place keeps it, the others come down. */
export function resized(draft: Draft, size: { readonly columns: number; readonly rows: number }): Draft {
  const columns = sideOf(size.columns);
  const rows = sideOf(size.rows);
  const cells = Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return column < draft.columns ? (draft.cells[row * draft.columns + column] ?? null) : null;
  });
  return { ...draft, columns, rows, cells };
}

function sideOf(side: number): number {
  return Math.min(GROUP_SIDE_MOST, Math.max(1, Math.round(side)));
}

/** What the engine is asked for: displays that are not `known` any more leave their places free; between no tiles nothing is hidden. */
export function arrangementOf(draft: Draft, known: ReadonlySet<string>): Arrangement {
  const { kind, columns, rows, gapPx, cells } = draft;
  return {
    kind,
    columns,
    rows,
    gapPx: kind === 'wall' ? gapPx : 0,
    cells: cells.map(id => (id !== null && known.has(id) ? id : null)),
  };
}

/** The place that an arrow key leads to; at an edge, and with any other key, there is none. */
export function placeAt(place: number, key: string, { columns, cells }: Pick<Draft, 'columns' | 'cells'>) {
  const next = place + (stepOf(key, columns) ?? 0);
  const leavesRow = (key === 'ArrowLeft' || key === 'ArrowRight') && !sameRow(place, next, columns);
  return next === place || next < 0 || next >= cells.length || leavesRow ? undefined : next;
}

const sameRow = (a: number, b: number, columns: number) =>
  Math.floor(a / columns) === Math.floor(b / columns);

function stepOf(key: string, columns: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return -1;
    case 'ArrowRight':
      return 1;
    case 'ArrowUp':
      return -columns;
    case 'ArrowDown':
      return columns;
    default:
      return undefined;
  }
}
