import type { GroupState } from '#shared/contract/group';
import type { Route, Target } from '#shared/contract/route';
import type { AppState, DisplayState } from '#shared/contract/state';
import { displaysOf, presentTargets, targetName } from '../wall/wall-units.ts';

/** A display, or a wall as one: what has a route of its own. */
export interface Led {
  readonly target: Target;
  readonly name: string;
  readonly route: Route;
  readonly wall: GroupState | undefined;
  /** At least one. */
  readonly displays: readonly DisplayState[];
}

type Arranged = Pick<AppState, 'displays' | 'groups'>;

/** What the targets mean: of a group that is no wall each of its displays, and nobody twice. What is gone is left out. */
export function ledOf(targets: readonly Target[], state: Arranged): readonly Led[] {
  const meant = presentTargets(targets, state).flatMap((target): readonly Target[] =>
    'group' in target && !wallOf(target.group, state)
      ? displaysOf(target, state).map(({ id }) => ({ display: id }))
      : [target],
  );
  return presentTargets(meant, state).flatMap(target => ledBy(target, state) ?? []);
}

function ledBy(target: Target, state: Arranged): Led | undefined {
  const wall = 'group' in target ? wallOf(target.group, state) : undefined;
  const displays = displaysOf(target, state);
  const route = wall?.route ?? displays[0]?.route;
  return route && { target, name: targetName(target, state), route, wall, displays };
}

function wallOf(group: string, { groups }: Arranged): GroupState | undefined {
  return groups.find(({ id, arrangement }) => id === group && arrangement.kind === 'wall');
}
