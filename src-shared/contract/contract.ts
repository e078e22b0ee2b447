import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command } from './command.ts';
import { displaysContract } from './displays-contract.ts';
import { galleryContract } from './gallery-contract.ts';
import { BUDGET_MBPS, NetworkName } from './link.ts';
import { mediaContract } from './media-contract.ts';
import { MonitorEvent, Sample } from './monitor.ts';
import { roomsContract } from './rooms-contract.ts';
import { AppState, Language, NetworkChoice, Panic } from './state.ts';
import { groupsContract, patternsContract, routesContract, scenesContract } from './wall-contract.ts';

const OfDisplay = z.object({ display: z.string().min(1).max(200) });

/**
 * The one contract of every control surface: the desktop window (a MessagePort), the operator's page in a browser (a WebSocket)
 * and automation (HTTP under `/api`). Every call is the operator's; main decides who is one.
 */
export const contract = {
  state: {
    read: command('GET', '/state', 'The whole state').output(AppState),
    /** The whole state at once, then again whenever it changed, at most four times a second. */
    watch: command('GET', '/state/watch', 'The same, as a stream of server-sent events').output(
      eventIterator(AppState),
    ),
    /** For those whose own clock may differ, as every time in the state is by this one. Epoch ms. */
    clock: command('GET', '/state/clock', 'The time by the engine’s clock').output(
      z.object({ nowMs: z.number() }),
    ),
  },
  monitor: {
    /** Oldest first. */
    read: command('GET', '/displays/{display}/samples', 'The last ten minutes of a display, by the second')
      .input(OfDisplay)
      .output(z.array(Sample)),
    watch: command('GET', '/displays/{display}/samples/watch', 'The same, as a stream of server-sent events')
      .input(OfDisplay)
      .output(eventIterator(MonitorEvent)),
  },
  displays: displaysContract,
  rooms: roomsContract,
  gallery: galleryContract,
  routes: routesContract,
  patterns: patternsContract,
  groups: groupsContract,
  scenes: scenesContract,
  media: mediaContract,
  settings: {
    setLanguage: command('PUT', '/settings/language', 'Chooses the language of the operator’s pages')
      .input(z.object({ language: Language }))
      .output(z.void()),
    /** Connections that come over another network end. */
    setNetwork: command('PUT', '/settings/network', 'Chooses where guests may see this machine')
      .input(z.object({ network: NetworkChoice }))
      .output(z.void()),
    /** `null`: what it is seen to take. */
    setBudget: command('PUT', '/settings/budget', 'Sets how much the displays of a network may take')
      .input(
        z.object({
          network: NetworkName,
          mbps: z.number().min(BUDGET_MBPS.least).max(BUDGET_MBPS.most).nullable(),
        }),
      )
      .output(z.void()),
  },
  access: {
    /** Everybody who came by the old one is shut out at once, whoever calls included. */
    renew: command('POST', '/access/token', 'Makes a new token; the old one is void').output(
      z.object({ operatorUrl: z.string() }),
    ),
  },
  panic: {
    /** Holds (`frozen`), blackens (`dark`) or releases (`live`) every display at once. */
    set: command('PUT', '/panic', 'Freeze, blackout, release')
      .input(z.object({ panic: Panic }))
      .output(z.void()),
  },
};
export type Contract = typeof contract;
