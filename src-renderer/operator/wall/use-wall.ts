import { useState } from 'react';
import { useStore } from 'zustand';
import type { RouteState, Target } from '#shared/contract/route';
import type { SourceRef } from '#shared/contract/source';
import { browserClock } from '../../draw/browser-clock.ts';
import { createCommandStore, type Outcome } from '../commands/command-store.ts';
import { onePerWindow } from '../one-per-window.ts';
import { useEngineState } from '../operator.ts';
import { createHandStore } from './hand-store.ts';
import { useWallSelection } from './use-wall-selection.ts';
import { targetKey } from './wall-selection-store.ts';
import { presentTargets } from './wall-units.ts';

/** What the operator has in the hand, of this window. */
export const useHand = onePerWindow(createHandStore);

/** The one place where it is said why a command over routes came to nothing, wherever on the page it was given. */
export const useRouteCommands = onePerWindow(engine => createCommandStore(() => engine.client, browserClock));

export interface Routing {
  readonly lead: (targets: readonly Target[], source: SourceRef) => Promise<Outcome<void>>;
  readonly setState: (targets: readonly Target[], state: RouteState) => Promise<Outcome<void>>;
}

/** Changes of what displays are led. Without targets nothing is asked for. */
export function useRouting(): Routing {
  const commands = useRouteCommands();
  const set = async (targets: readonly Target[], change: { source?: SourceRef; state?: RouteState }) => {
    if (targets.length === 0) return { done: false } as const;
    return commands.getState().run(client => client.routes.set({ targets: [...targets], ...change }));
  };
  return {
    lead: (targets, source) => set(targets, { source }),
    setState: (targets, state) => set(targets, { state }),
  };
}

const NOBODY: readonly Target[] = [];

/** What is chosen and is there; the same array as long as it means the same. */
export function useChosenTargets(): readonly Target[] {
  const chosen = useStore(useWallSelection(), state => state.targets);
  const displays = useEngineState(state => state.displays);
  const groups = useEngineState(state => state.groups);
  const present = displays && groups ? presentTargets(chosen, { displays, groups }) : NOBODY;
  const [known, know] = useState(present);
  if (keysOf(present) === keysOf(known)) return known;
  know(present);
  return present;
}

const keysOf = (targets: readonly Target[]): string => targets.map(targetKey).join('\n');
