import { createStore } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { RoomState } from '#shared/contract/room';
import type { EngineClient } from '../../transport/rpc.ts';
import { createCommandStore } from '../commands/command-store.ts';
import type { Problem } from '../commands/problem.ts';

/** What became of the picture that the operator asked to be kept; `room` by its name. */
export type KeepNews =
  | { readonly kind: 'keeping'; readonly room: string }
  | { readonly kind: 'kept'; readonly room: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface KeepState {
  readonly news: KeepNews | undefined;
  keep(room: Pick<RoomState, 'code' | 'name'>): Promise<void>;
  dismiss(): void;
}

/** Long enough to be read by somebody who looks up only now; a failure stays until it was read. */
export const GOOD_NEWS_MS = 5_000;

/** Keeps a picture of a room now, from wherever it is asked: a key, or a button of a page. */
export function createKeepStore(client: () => EngineClient, clock: Clock) {
  const command = createCommandStore(client, clock);
  return createStore<KeepState>((set, get) => {
    const tell = (news: KeepNews) => {
      set({ news });
      if (news.kind !== 'kept') return;
      clock.setTimeout(() => {
        if (get().news === news) set({ news: undefined });
      }, GOOD_NEWS_MS);
    };
    return {
      news: undefined,
      keep: async ({ code, name }) => {
        tell({ kind: 'keeping', room: name });
        const { done } = await command.getState().run(engine => engine.gallery.save({ room: code }));
        const { problem } = command.getState();
        if (done) tell({ kind: 'kept', room: name });
        else if (problem) tell({ kind: 'failed', problem });
      },
      dismiss: () => set({ news: undefined }),
    };
  });
}
export type KeepStore = ReturnType<typeof createKeepStore>;
