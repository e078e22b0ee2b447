import { createContext, useContext, useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { RoomState } from '#shared/contract/room';
import type { AppState, DisplayState, Panic } from '#shared/contract/state';
import { browserClock } from '../draw/browser-clock.ts';
import { type DrawSession, startDrawSession } from '../draw/session.ts';
import { hideToken, operatorLinks, type Place } from '../transport/connect.ts';
import { Engine } from '../transport/engine.ts';
import { PreviewFeed } from '../transport/preview-feed.ts';
import { drawOfRoom } from './draw-of-room.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import { createPanicStore, type PanicStore } from './panic-store.ts';

/** Everything the operator's page stands on. */
export interface Operator {
  /** In the desktop window, or in a browser that may be anywhere in the network. */
  readonly place: Place;
  readonly engine: Engine;
  readonly previews: PreviewFeed;
  /** In the room on the wall; another one when another room is shown. */
  readonly draw: DrawSession;
  readonly pages: PageStore;
  readonly panic: PanicStore;
}

/** The same, with the session that changes as a store. */
export type StartedOperator = Omit<Operator, 'draw'> & { readonly draw: StoreApi<DrawSession> };

/** Builds and starts it; it lives as long as the page. */
export function startOperator(): StartedOperator {
  const links = operatorLinks(window.location, browserClock);
  if (links.place === 'browser') hideToken(window.location, window.history);
  const engine = new Engine(links.rpc, browserClock);
  const panic = createPanicStore(async wanted => engine.client.panic.set({ panic: wanted }));
  engine.state.subscribe(({ state, connection }) => {
    if (state) panic.getState().confirm(state.panic);
    if (connection === 'void') links.shutOut();
  });
  engine.start();
  return {
    place: links.place,
    engine,
    panic,
    previews: new PreviewFeed(links.preview, browserClock),
    draw: drawOfRoom(engine, links.draw, startDrawSession),
    pages: createPageStore(window.location.hash, page => window.history.replaceState(null, '', `#${page}`)),
  };
}

export const OperatorContext = createContext<Operator | undefined>(undefined);

export function useOperator(): Operator {
  const operator = useContext(OperatorContext);
  if (!operator) throw new Error('this part belongs inside the operator’s page');
  return operator;
}

/** A part of the engine's state; `undefined` while there is none. The part must be a value or keep its identity. */
export function useEngineState<T>(select: (state: AppState) => T): T | undefined {
  return useStore(useOperator().engine.state, ({ state }) => (state ? select(state) : undefined));
}

export const selectRoom = (state: AppState): RoomState => state.room;
export const selectDisplays = (state: AppState): readonly DisplayState[] => state.displays;

/** What the wall is in: what was asked for counts before it is confirmed. */
export function usePanic(): Panic {
  const { panic } = useOperator();
  const now = useEngineState(state => state.panic) ?? 'live';
  return useStore(panic, state => state.asked) ?? now;
}

/**
 * Epoch ms of this very render by the engine's clock, as all times in its state, and a render every `everyMs`: for ages that grow
 * while nothing happens. A page in a browser may stand on a machine whose clock is wrong.
 */
export function useNow(everyMs: number): number {
  const { engine } = useOperator();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick(count => count + 1), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return Date.now() + engine.aheadMs;
}
