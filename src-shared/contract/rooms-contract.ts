import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command } from './command.ts';
import { CanvasShape, Person, Pin, PromptText, RoomName, RoomState } from './room.ts';
import { TouchdesignerState } from './touchdesigner.ts';

/** R2, in any case. */
const room = z.string().min(1).max(64);
const One = z.object({ room });
const People = z.array(Person);

export const roomsContract = {
  list: command('GET', '/rooms', 'Every room, the closed ones too').output(z.array(RoomState)),
  create: command('POST', '/rooms', 'Opens a new room')
    .input(
      z.object({
        name: RoomName.optional(),
        code: room.optional(),
        canvas: CanvasShape.partial().optional(),
        pin: Pin.optional(),
      }),
    )
    .output(z.object({ room })),
  rename: command('PUT', '/rooms/{room}/name', 'Gives a room another name')
    .input(One.extend({ name: RoomName }))
    .output(z.void()),
  /** Everybody is asked for the new one when they come (back); who is in stays in. `null` lets in whoever has the code. */
  setPin: command('PUT', '/rooms/{room}/pin', 'Asks guests for a PIN, or no longer')
    .input(One.extend({ pin: Pin.nullable() }))
    .output(z.void()),
  /** Strokes keep their places; everybody comes back to the new canvas within moments. */
  setCanvas: command('PUT', '/rooms/{room}/canvas', 'Changes size and background of the canvas')
    .input(One.extend({ canvas: CanvasShape }))
    .output(z.void()),
  /** The old code is void at once, and with it everybody who came by it. */
  newCode: command('POST', '/rooms/{room}/code', 'Gives a room another code').input(One).output(One),
  /** Keeps the picture and sends everybody away. Should it have been the only open room, a new one opens. */
  close: command('POST', '/rooms/{room}/close', 'Closes a room').input(One).output(z.void()),
  reopen: command('POST', '/rooms/{room}/reopen', 'Opens a closed room again').input(One).output(z.void()),
  show: command('POST', '/rooms/{room}/show', 'Puts a room on the wall').input(One).output(z.void()),
  setPrompt: command('PUT', '/rooms/{room}/prompt', 'Sets the prompt, and tells TouchDesigner')
    .input(One.extend({ prompt: PromptText }))
    .output(z.void()),
  /** A picture of it is kept first. */
  clear: command('POST', '/rooms/{room}/clear', 'Clears the canvas').input(One).output(z.void()),
  people: command('GET', '/rooms/{room}/people', 'Who is in a room').input(One).output(People),
  /** The whole list at once, then at most once a second when it changed. */
  watchPeople: command('GET', '/rooms/{room}/people/watch', 'The same, as a stream of server-sent events')
    .input(One)
    .output(eventIterator(People)),
  touchdesigner: command('GET', '/rooms/{room}/touchdesigner', 'How TouchDesigner is connected to a room')
    .input(One)
    .output(TouchdesignerState),
  /** At once, then at most twice a second when it changed. */
  watchTouchdesigner: command(
    'GET',
    '/rooms/{room}/touchdesigner/watch',
    'The same, as a stream of server-sent events',
  )
    .input(One)
    .output(eventIterator(TouchdesignerState)),
  /** R20. NOT_FOUND when no TouchDesigner is in the room; otherwise how many were sent it. */
  testTouchdesigner: command(
    'POST',
    '/rooms/{room}/touchdesigner/test',
    'Sends TouchDesigner a test picture for five seconds',
  )
    .input(One)
    .output(z.object({ clients: z.number() })),
  /** 4403: an artist of this device is not let in again until the room is closed or the engine starts anew. */
  removePerson: command('DELETE', '/rooms/{room}/people/{client}', 'Sends somebody away')
    .input(One.extend({ client: z.string().max(100) }))
    .output(z.void()),
  /** A3; `undo` brings back just that. */
  removeAuthor: command('POST', '/rooms/{room}/removals', 'Removes everything that one artist drew')
    .input(One.extend({ author: z.string().max(100) }))
    .output(z.object({ undo: z.string(), items: z.number() })),
  undoRemoval: command('POST', '/rooms/{room}/removals/{undo}/undo', 'Brings back what a removal took away')
    .input(One.extend({ undo: z.string().max(100) }))
    .output(z.void()),
};
