import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';
import { watchChanges } from './watch-changes.ts';

/** An event is read by a person: twice a second is at once. */
const EVENTS_EVERY_MS = 500;

export function displayCommands(engine: Commanded) {
  const { clock, displays } = engine;
  const { displays: on } = table;
  return {
    list: on.list.handler(() => engine.state().displays),
    add: on.add.handler(async ({ input }) => ({ display: await displays.add(input.address, input.name) })),
    addVirtual: on.addVirtual.handler(async ({ input }) => ({
      display: await displays.addVirtual(input.name),
    })),
    rename: on.rename.handler(({ input }) => displays.rename(input.display, input.name)),
    remove: on.remove.handler(({ input }) => displays.remove(input.display)),
    setRouted: on.setRouted.handler(({ input }) => displays.setRouted(input.display, input.routed)),
    setDelivery: on.setDelivery.handler(({ input }) => displays.setDelivery(input.display, input.delivery)),
    events: on.events.handler(({ input }) => [...displays.events(input.display)]),
    watchEvents: on.watchEvents.handler(({ input, signal }) =>
      watchChanges(() => [...displays.events(input.display)], { clock, everyMs: EVENTS_EVERY_MS, signal }),
    ),
  };
}
