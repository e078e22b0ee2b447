import { useState } from 'react';
import { useStore } from 'zustand';
import type { Look } from '#shared/contract/look';
import type { Target } from '#shared/contract/route';
import { browserClock } from '../../draw/browser-clock.ts';
import { useCommand } from '../commands/use-command.ts';
import { createLookChangeStore } from './look-change-store.ts';

/** Changes the look of `targets`, which are the same in the life of a component, as quickly as the engine takes it. */
export function useLookChange(targets: readonly Target[]) {
  const { run, problem, dismiss } = useCommand();
  const [store] = useState(() =>
    createLookChangeStore(
      (look: Partial<Look>) => run(client => client.routes.set({ targets: [...targets], look })),
      browserClock,
    ),
  );
  return { ...useStore(store), problem, dismiss };
}
