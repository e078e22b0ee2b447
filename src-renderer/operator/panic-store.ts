import { createStore } from 'zustand/vanilla';
import type { Panic } from '#shared/contract/state';

export interface PanicState {
  /** What was asked for and is not confirmed yet. */
  readonly asked: Panic | undefined;
  /** The last command did not reach the engine. */
  readonly failed: boolean;
  /** Asks for `kind`, or for release when that is what there is already. `now`: what the engine last said. */
  press(kind: 'frozen' | 'dark', now: Panic): void;
  release(): void;
  /** The engine said how it is. */
  confirm(panic: Panic): void;
}

/** Freeze and blackout. A second press releases at once, also before the engine has answered the first. */
export function createPanicStore(send: (panic: Panic) => Promise<void>) {
  return createStore<PanicState>((set, get) => {
    const ask = async (panic: Panic) => {
      set({ asked: panic, failed: false });
      try {
        await send(panic);
      } catch {
        // Whatever the reason, the operator must know that the wall did not change.
        if (get().asked === panic) set({ asked: undefined, failed: true });
      }
    };
    return {
      asked: undefined,
      failed: false,
      press: (kind, now) => void ask((get().asked ?? now) === kind ? 'live' : kind),
      release: () => void ask('live'),
      confirm: panic => {
        if (get().asked === panic) set({ asked: undefined });
      },
    };
  });
}
export type PanicStore = ReturnType<typeof createPanicStore>;
