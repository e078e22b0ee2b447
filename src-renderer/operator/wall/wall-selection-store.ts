import { createStore } from 'zustand/vanilla';
import type { Target } from '#shared/contract/route';

export interface WallSelectionState {
  /** What commands of the Wall page mean, in the order in which it was chosen. May name what is gone by now: see `presentTargets`. */
  readonly targets: readonly Target[];
  /** This and nothing else. */
  readonly only: (target: Target) => void;
  /** One more, or one less. */
  readonly toggle: (target: Target) => void;
  readonly choose: (targets: readonly Target[]) => void;
  readonly clear: () => void;
}

/** One word for a target: equal for equal targets. */
export function targetKey(target: Target): string {
  return 'group' in target ? `group:${target.group}` : `display:${target.display}`;
}

export const isSameTarget = (a: Target, b: Target): boolean => targetKey(a) === targetKey(b);

export function isChosen(targets: readonly Target[], target: Target): boolean {
  return targets.some(one => isSameTarget(one, target));
}

/** The displays, groups and walls that are chosen on the Wall page; it outlives the page. */
export function createWallSelectionStore() {
  return createStore<WallSelectionState>((set, get) => ({
    targets: [],
    only: target => set({ targets: [target] }),
    toggle: target => {
      const { targets } = get();
      const others = targets.filter(one => !isSameTarget(one, target));
      set({ targets: others.length < targets.length ? others : [...targets, target] });
    },
    choose: targets => set({ targets }),
    clear: () => set({ targets: [] }),
  }));
}
export type WallSelectionStore = ReturnType<typeof createWallSelectionStore>;
