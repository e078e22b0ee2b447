import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';
import { watchChanges } from './watch-changes.ts';

/** Round trips and unsent bytes change all the time; a list that a person reads does not have to. */
const PEOPLE_EVERY_MS = 1_000;
/** Rates of the last second; faster than this nobody reads them. */
const TOUCHDESIGNER_EVERY_MS = 500;

export function roomCommands(engine: Commanded) {
  const { clock, rooms } = engine;
  const { rooms: on } = table;
  return {
    list: on.list.handler(() => engine.state().rooms),
    create: on.create.handler(({ input }) => ({ room: rooms.create(input) })),
    rename: on.rename.handler(({ input }) => rooms.rename(input.room, input.name)),
    setPin: on.setPin.handler(({ input }) => rooms.setPin(input.room, input.pin ?? undefined)),
    setCanvas: on.setCanvas.handler(({ input }) => rooms.setCanvas(input.room, input.canvas)),
    newCode: on.newCode.handler(async ({ input }) => ({ room: await rooms.newCode(input.room) })),
    close: on.close.handler(({ input }) => rooms.close(input.room)),
    reopen: on.reopen.handler(({ input }) => rooms.reopen(input.room)),
    show: on.show.handler(({ input }) => rooms.show(input.room)),
    setPrompt: on.setPrompt.handler(({ input }) => rooms.setPrompt(input.room, input.prompt)),
    clear: on.clear.handler(({ input }) => rooms.clear(input.room)),
    people: on.people.handler(({ input }) => [...rooms.people(input.room)]),
    watchPeople: on.watchPeople.handler(({ input, signal }) =>
      watchChanges(() => [...rooms.people(input.room)], { clock, everyMs: PEOPLE_EVERY_MS, signal }),
    ),
    touchdesigner: on.touchdesigner.handler(({ input }) => rooms.touchdesigner(input.room)),
    watchTouchdesigner: on.watchTouchdesigner.handler(({ input, signal }) =>
      watchChanges(() => rooms.touchdesigner(input.room), { clock, everyMs: TOUCHDESIGNER_EVERY_MS, signal }),
    ),
    testTouchdesigner: on.testTouchdesigner.handler(async ({ input }) => ({
      clients: await rooms.testTouchdesigner(input.room),
    })),
    removePerson: on.removePerson.handler(({ input }) => rooms.removePerson(input.room, input.client)),
    removeAuthor: on.removeAuthor.handler(({ input }) => rooms.removeAuthor(input.room, input.author)),
    undoRemoval: on.undoRemoval.handler(({ input }) => rooms.undoRemoval(input.room, input.undo)),
  };
}
