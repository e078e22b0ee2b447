import type { Target } from '#shared/contract/route';
import type { AppState } from '#shared/contract/state';
import { targetKey } from '../wall/wall-selection-store.ts';
import { everyTarget, targetName, unitsOf } from '../wall/wall-units.ts';

/** Somebody whom a look can be copied to. */
export interface CopyTarget {
  readonly key: string;
  readonly target: Target;
  readonly name: string;
}

/** Every display and every wall that has a look of its own and is not among `chosen`. */
export function copyTargets(
  state: Pick<AppState, 'displays' | 'groups'>,
  chosen: readonly Target[],
): readonly CopyTarget[] {
  const taken = new Set(chosen.map(targetKey));
  return everyTarget(unitsOf(state))
    .map(target => ({ key: targetKey(target), target, name: targetName(target, state) }))
    .filter(({ key }) => !taken.has(key));
}
