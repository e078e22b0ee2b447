import { createStore } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { Look } from '#shared/contract/look';
import { CONFIRMED_WITHIN_MS } from '../commands/asked-store.ts';
import type { Outcome } from '../commands/command-store.ts';

/**
 * Least time from one change to the next, ms. A slider tells more than a hundred places a second; each one that is sent is kept on
 * the disk and shown on the wall, where nobody sees more than twenty of them.
 */
export const CHANGE_EVERY_MS = 50;

export interface LookChangeState {
  /** What was changed by hand and is not confirmed yet: it is shown in place of what the engine says. */
  readonly asked: Partial<Look>;
  /** At once, and never faster than the engine answers: what is changed meanwhile goes out together. */
  readonly change: (part: Partial<Look>) => void;
}

/** A look that follows the hand. `send` never rejects. */
export function createLookChangeStore(
  send: (part: Partial<Look>) => Promise<Outcome<unknown>>,
  clock: Clock,
) {
  let waiting: Partial<Look> | undefined;
  let sending = false;
  return createStore<LookChangeState>((set, get) => {
    const next = async () => {
      const part = waiting;
      sending = part !== undefined;
      if (part === undefined) return;
      waiting = undefined;
      const { done } = await send(part);
      // What was not done is shown no longer, and what was changed on top of it is not sent.
      if (!done) giveUp();
      clock.setTimeout(() => void next(), CHANGE_EVERY_MS);
      settleLater(get().asked);
    };
    const giveUp = () => {
      waiting = undefined;
      set({ asked: {} });
    };
    const settleLater = (asked: Partial<Look>) =>
      clock.setTimeout(() => {
        if (get().asked === asked) set({ asked: {} });
      }, CONFIRMED_WITHIN_MS);
    return {
      asked: {},
      change: part => {
        set({ asked: { ...get().asked, ...part } });
        waiting = { ...waiting, ...part };
        if (!sending) void next();
      },
    };
  });
}
