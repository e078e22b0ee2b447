import { createStore } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { Outcome } from './command-store.ts';

export interface AskedState<T> {
  /** What was asked for and is not confirmed yet. */
  readonly asked: { readonly value: T } | undefined;
  /** Shows `value` while `send` asks the engine for it; what failed is shown no longer. */
  readonly ask: (value: T, send: () => Promise<Outcome<unknown>>) => Promise<void>;
}

/** The engine tells its state four times a second: by then it has told what it has done. */
export const CONFIRMED_WITHIN_MS = 1_000;

/** A control stays where the hand has put it until the engine has said how it is. */
export function createAskedStore<T>(clock: Clock) {
  return createStore<AskedState<T>>((set, get) => ({
    asked: undefined,
    ask: async (value, send) => {
      const asked = { value };
      set({ asked });
      const { done } = await send();
      clock.setTimeout(
        () => {
          if (get().asked === asked) set({ asked: undefined });
        },
        done ? CONFIRMED_WITHIN_MS : 0,
      );
    },
  }));
}
