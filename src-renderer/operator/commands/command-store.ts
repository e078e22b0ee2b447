import { createStore } from 'zustand/vanilla';
import type { Clock, TimerHandle } from '#shared/clock';
import type { EngineClient } from '../../transport/rpc.ts';
import { type Problem, problemOf } from './problem.ts';

/** How a command ended; why it did not succeed is in `problem`. */
export type Outcome<T> = { readonly done: true; readonly value: T } | { readonly done: false };

export interface CommandState {
  /** A command is under way. */
  readonly busy: boolean;
  /** Why the last one came to nothing. */
  readonly problem: Problem | undefined;
  /** Gives a command; never rejects. A newer one counts in place of an older one that is still under way. */
  readonly run: <T>(call: (client: EngineClient) => Promise<T>) => Promise<Outcome<T>>;
  /** The person has read the problem. */
  readonly dismiss: () => void;
}

/** Twice what the engine gives the slowest answer of a display (D7: 10 s): who is silent for longer does not answer at all. */
export const PATIENCE_MS = 20_000;

const UNANSWERED: Problem = { code: 'NO_ANSWER', detail: '' };

/** One thing that a person can do on a page. `client` throws while there is no connection. */
export function createCommandStore(client: () => EngineClient, clock: Clock) {
  let newest = 0;
  return createStore<CommandState>(set => ({
    busy: false,
    problem: undefined,
    run: async call => {
      newest += 1;
      const turn = newest;
      set({ busy: true, problem: undefined });
      const answer = await answered(async () => call(client()), clock);
      const problem = 'problem' in answer ? answer.problem : undefined;
      if (turn === newest) set({ busy: false, problem });
      return 'problem' in answer ? { done: false } : { done: true, value: answer.value };
    },
    dismiss: () => set({ problem: undefined }),
  }));
}

type Answer<T> = { readonly value: T } | { readonly problem: Problem };

/** The answer of a call, or that there was none in time. */
async function answered<T>(call: () => Promise<T>, clock: Clock): Promise<Answer<T>> {
  let timer: TimerHandle;
  const late = new Promise<Answer<T>>(resolve => {
    timer = clock.setTimeout(() => resolve({ problem: UNANSWERED }), PATIENCE_MS);
  });
  try {
    return await Promise.race([call().then(value => ({ value })), late]);
  } catch (error) {
    return { problem: problemOf(error) };
  } finally {
    clock.clearTimeout(timer);
  }
}
