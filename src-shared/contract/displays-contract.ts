import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command } from './command.ts';
import { Delivery } from './delivery.ts';
import { DisplayEvent } from './display-event.ts';
import { NAME_CHARACTERS } from './room.ts';
import { DisplayState } from './state.ts';

const DisplayName = z.string().trim().min(1).max(NAME_CHARACTERS);
/** A display's id: its MAC, or address and name. */
const display = z.string().min(1).max(200);
const One = z.object({ display });
const Events = z.array(DisplayEvent);

export const displaysContract = {
  list: command('GET', '/displays', 'Every display that is known').output(z.array(DisplayState)),
  /** `address`: a host, `host:port` or a whole `http://` address. Who is there is asked before anything is remembered. */
  add: command('POST', '/displays', 'Asks who is at an address and remembers the display')
    .input(z.object({ address: z.string().trim().min(1).max(200), name: DisplayName.optional() }))
    .output(z.object({ display })),
  addVirtual: command('POST', '/displays/virtual', 'Starts one more virtual display')
    .input(z.object({ name: DisplayName.optional() }))
    .output(z.object({ display })),
  rename: command('PUT', '/displays/{display}/name', 'Gives a display another name')
    .input(One.extend({ name: DisplayName }))
    .output(z.void()),
  /** A virtual one is stopped, and its card is thrown away. */
  remove: command('DELETE', '/displays/{display}', 'Forgets a display').input(One).output(z.void()),
  setRouted: command('PUT', '/displays/{display}/routed', 'Feeds a display, or lets go of it')
    .input(One.extend({ routed: z.boolean() }))
    .output(z.void()),
  setDelivery: command('PUT', '/displays/{display}/delivery', 'Chooses transport, format, quality and fps')
    .input(One.extend({ delivery: Delivery }))
    .output(z.void()),
  /** Newest first. */
  events: command('GET', '/displays/{display}/events', 'The last 50 events of a display')
    .input(One)
    .output(Events),
  /** The whole list at once, then again whenever something happened. */
  watchEvents: command(
    'GET',
    '/displays/{display}/events/watch',
    'The same, as a stream of server-sent events',
  )
    .input(One)
    .output(eventIterator(Events)),
};
