import { implement } from '@orpc/server';
import type { Clock } from '#shared/clock';
import { contract } from '#shared/contract/contract';
import type { MonitorEvent } from '#shared/contract/monitor';
import type { AppState, Language, Panic } from '#shared/contract/state';
import { watchState } from './state-feed.ts';

/** What the commands need of the engine; `Engine` has it. */
export interface Commanded {
  readonly clock: Clock;
  state(): AppState;
  watchMonitor(displayId: string, signal?: AbortSignal): AsyncIterable<MonitorEvent>;
  setLanguage(language: Language): void;
  setPanic(panic: Panic): void;
  /** `undefined` when there is no such room or artist. */
  removeAuthor(room: string, author: string): { undo: string; items: number } | undefined;
  undoRemoval(room: string, undo: string): boolean;
}

/**
 * The one command table: the contract of `src-shared`, carried out by the engine. Every door (the window's port today) serves
 * this router and nothing beside it.
 */
export function commandsOf(engine: Commanded) {
  const table = implement(contract);
  return table.router({
    state: {
      watch: table.state.watch.handler(({ signal }) =>
        watchState(() => engine.state(), engine.clock, signal),
      ),
    },
    monitor: {
      watch: table.monitor.watch.handler(({ input, signal }) =>
        relayed(engine.watchMonitor(input.displayId, signal)),
      ),
    },
    settings: {
      setLanguage: table.settings.setLanguage.handler(({ input }) => engine.setLanguage(input.language)),
    },
    panic: {
      set: table.panic.set.handler(({ input }) => engine.setPanic(input.panic)),
    },
    rooms: {
      removeAuthor: table.rooms.removeAuthor.handler(({ input, errors }) => {
        const removal = engine.removeAuthor(input.room, input.author);
        if (!removal) throw errors.NOT_FOUND();
        return removal;
      }),
      undoRemoval: table.rooms.undoRemoval.handler(({ input, errors }) => {
        if (!engine.undoRemoval(input.room, input.undo)) throw errors.NOT_FOUND();
      }),
    },
  });
}

/** oRPC streams async generators; the engine speaks in plain async iterables. */
async function* relayed<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield* events;
}
