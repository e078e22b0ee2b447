import type { GroupState } from '#shared/contract/group';
import type { Target } from '#shared/contract/route';
import type { AppState, DisplayState } from '#shared/contract/state';
import { targetKey } from './wall-selection-store.ts';

/** Displays that are arranged; a cell is free where nothing hangs. */
export interface ArrangedUnit {
  /** `wall`: chosen and led as one · `group`: framed together, each for itself. */
  readonly kind: 'wall' | 'group';
  readonly group: GroupState;
  readonly cells: readonly (DisplayState | undefined)[];
}

/** What stands on the Wall page as one thing. */
export type WallUnit = ArrangedUnit | { readonly kind: 'display'; readonly display: DisplayState };

type Arranged = Pick<AppState, 'displays' | 'groups'>;

/** Walls and groups as they are told, then every display that hangs in none. */
export function unitsOf({ displays, groups }: Arranged): readonly WallUnit[] {
  const byId = new Map(displays.map(display => [display.id, display]));
  const arranged = groups.map(group => arrangedUnit(group, byId));
  const placed = new Set(groups.flatMap(({ arrangement }) => arrangement.cells));
  const alone = displays.filter(({ id }) => !placed.has(id));
  return [...arranged, ...alone.map(display => ({ kind: 'display', display }) as const)];
}

function arrangedUnit(group: GroupState, byId: ReadonlyMap<string, DisplayState>): ArrangedUnit {
  const { kind, cells } = group.arrangement;
  return { kind, group, cells: cells.map(id => (id === null ? undefined : byId.get(id))) };
}

/** All that can be led something: each wall as one, each other display for itself. */
export function everyTarget(units: readonly WallUnit[]): readonly Target[] {
  return units.flatMap((unit): Target[] => {
    switch (unit.kind) {
      case 'wall':
        return [{ group: unit.group.id }];
      case 'group':
        return unit.cells.flatMap(display => (display ? [{ display: display.id }] : []));
      case 'display':
        return [{ display: unit.display.id }];
      default:
        return unit satisfies never;
    }
  });
}

/** Those targets that are there: what hangs in a wall by now stands for its wall, and nobody is meant twice. */
export function presentTargets(targets: readonly Target[], state: Arranged): readonly Target[] {
  const meant = new Map(targets.flatMap(target => meantBy(target, state)).map(one => [targetKey(one), one]));
  return [...meant.values()].filter(target => {
    const group = 'display' in target ? groupOf(target.display, state) : undefined;
    return !group || !meant.has(targetKey({ group: group.id }));
  });
}

function meantBy(target: Target, state: Arranged): Target[] {
  if ('group' in target) return state.groups.some(({ id }) => id === target.group) ? [target] : [];
  if (!state.displays.some(({ id }) => id === target.display)) return [];
  const group = groupOf(target.display, state);
  return [group?.arrangement.kind === 'wall' ? { group: group.id } : target];
}

function groupOf(display: string, { groups }: Arranged): GroupState | undefined {
  return groups.find(({ arrangement }) => arrangement.cells.includes(display));
}

/** What a person calls a target. */
export function targetName(target: Target, { displays, groups }: Arranged): string {
  const named =
    'group' in target
      ? groups.find(({ id }) => id === target.group)
      : displays.find(({ id }) => id === target.display);
  return named?.name ?? '';
}

/** The displays that a target stands for. */
export function displaysOf(target: Target, { displays, groups }: Arranged): readonly DisplayState[] {
  if ('display' in target) return displays.filter(({ id }) => id === target.display);
  const cells = groups.find(({ id }) => id === target.group)?.arrangement.cells ?? [];
  return displays.filter(({ id }) => cells.includes(id));
}
