import { useState } from 'react';
import { useStore } from 'zustand';
import { browserClock } from '../../draw/browser-clock.ts';
import { useOperator } from '../operator.ts';
import { type CommandState, createCommandStore } from './command-store.ts';

/**
 * One thing that a person can do on a page: `run(client => client.displays.rename({ … }))`, whether it is under way (`busy`),
 * and why it came to nothing (`problem`, for `ProblemNote`). One for each thing: a newer command hides how an older one of the
 * same `useCommand` ended.
 */
export function useCommand(): CommandState {
  const { engine } = useOperator();
  const [store] = useState(() => createCommandStore(() => engine.client, browserClock));
  return useStore(store);
}
