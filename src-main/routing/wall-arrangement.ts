import type { Arrangement, Tile } from '#shared/contract/group';

/** The displays that hang there, row by row. */
export function displaysIn({ cells }: Arrangement): string[] {
  return cells.filter(cell => cell !== null);
}

/** The place of a display in a wall; `undefined` where it does not hang. */
export function tileIn({ cells, columns, rows, gapPx }: Arrangement, display: string): Tile | undefined {
  const cell = cells.indexOf(display);
  if (cell < 0) return undefined;
  return { column: cell % columns, row: Math.floor(cell / columns), columns, rows, gapPx };
}

/** The same places, those of `displays` empty. */
export function without(arrangement: Arrangement, displays: ReadonlySet<string>): Arrangement {
  const cells = arrangement.cells.map(cell => (cell !== null && displays.has(cell) ? null : cell));
  return { ...arrangement, cells };
}

/** The same places, each display by the name that `nameOf` has for it. */
export function renamed(arrangement: Arrangement, nameOf: (display: string) => string): Arrangement {
  return { ...arrangement, cells: arrangement.cells.map(cell => (cell === null ? null : nameOf(cell))) };
}
