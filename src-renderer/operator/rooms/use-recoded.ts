import { usePrompts } from '../draw/use-prompts.ts';
import { useRemovals } from './use-removals.ts';
import { useRoomChoice } from './use-room-choice.ts';

/** Tells everything in this window that knows a room by its code that it has another one: from `from` to `to`. */
export function useRecoded(): (from: string, to: string) => void {
  const stores = [useRoomChoice(), usePrompts(), useRemovals()];
  return (from, to) => {
    for (const store of stores) store.getState().recoded(from, to);
  };
}
