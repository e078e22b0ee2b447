import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { MonitorEvent } from './monitor.ts';
import { AppState, Language, Panic } from './state.ts';

/**
 * The one contract of every control surface: today the desktop window (a MessagePort), later the operator's page, HTTP and OSC.
 * Every call is the operator's; main decides who is one.
 */
export const contract = {
  state: {
    /** The whole state at once, then again whenever it changed, at most four times a second. */
    watch: oc.output(eventIterator(AppState)),
  },
  monitor: {
    watch: oc.input(z.object({ displayId: z.string() })).output(eventIterator(MonitorEvent)),
  },
  settings: {
    setLanguage: oc.input(z.object({ language: Language })).output(z.void()),
  },
  panic: {
    /** Holds (`frozen`), blackens (`dark`) or releases (`live`) every display at once. */
    set: oc.input(z.object({ panic: Panic })).output(z.void()),
  },
  rooms: {
    /** A3: removes everything that one artist drew; `undo` brings back just that. */
    removeAuthor: oc
      .input(z.object({ room: z.string(), author: z.string() }))
      .errors({ NOT_FOUND: { message: 'There is no such room or artist.' } })
      .output(z.object({ undo: z.string(), items: z.number() })),
    undoRemoval: oc
      .input(z.object({ room: z.string(), undo: z.string() }))
      .errors({ NOT_FOUND: { message: 'There is no such removal.' } })
      .output(z.void()),
  },
};
export type Contract = typeof contract;
