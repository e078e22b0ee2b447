import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';
import { displayCommands } from './display-commands.ts';
import { galleryCommands } from './gallery-commands.ts';
import { mediaCommands } from './media-commands.ts';
import { roomCommands } from './room-commands.ts';
import { wallCommands } from './wall-commands.ts';
import { watchChanges } from './watch-changes.ts';

/** How often a watcher of the state hears at most: fast enough to feel live, slow enough to cost nothing. */
const STATE_EVERY_MS = 250;

/**
 * The one command table: the contract of `src-shared`, carried out by the engine. Every door (the window's port, the operator's
 * WebSocket, HTTP) serves this router and nothing beside it.
 */
export function commandsOf(engine: Commanded) {
  const { clock, settings, access, monitor } = engine;
  return table.router({
    state: {
      read: table.state.read.handler(() => engine.state()),
      watch: table.state.watch.handler(({ signal }) =>
        watchChanges(() => engine.state(), { clock, everyMs: STATE_EVERY_MS, signal }),
      ),
      clock: table.state.clock.handler(() => ({ nowMs: clock.wall() })),
    },
    monitor: {
      read: table.monitor.read.handler(({ input }) => [...monitor.read(input.display)]),
      watch: table.monitor.watch.handler(({ input, signal }) =>
        relayed(monitor.watch(input.display, signal)),
      ),
    },
    displays: displayCommands(engine),
    rooms: roomCommands(engine),
    gallery: galleryCommands(engine),
    ...wallCommands(engine),
    media: mediaCommands(engine),
    settings: {
      setLanguage: table.settings.setLanguage.handler(({ input }) => settings.setLanguage(input.language)),
      setNetwork: table.settings.setNetwork.handler(({ input }) => settings.setNetwork(input.network)),
      setBudget: table.settings.setBudget.handler(({ input }) =>
        settings.setBudget(input.network, input.mbps ?? undefined),
      ),
    },
    access: {
      renew: table.access.renew.handler(() => ({ operatorUrl: access.renew() })),
    },
    panic: {
      set: table.panic.set.handler(({ input }) => engine.setPanic(input.panic)),
    },
  });
}

/** oRPC streams async generators; the engine speaks in plain async iterables. */
async function* relayed<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield* events;
}
