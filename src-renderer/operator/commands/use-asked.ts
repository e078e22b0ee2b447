import { useState } from 'react';
import { useStore } from 'zustand';
import { browserClock } from '../../draw/browser-clock.ts';
import { type AskedState, createAskedStore } from './asked-store.ts';

/** What a control shows: what was asked for, until the engine has had time to say how it is; `said` is what it says. */
export function useAsked<T>(said: T): { readonly shown: T; readonly ask: AskedState<T>['ask'] } {
  const [store] = useState(() => createAskedStore<T>(browserClock));
  const { asked, ask } = useStore(store);
  return { shown: asked ? asked.value : said, ask };
}
