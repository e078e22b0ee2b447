import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppState, DisplayState, Panic, RoomState } from '#shared/contract/state';
import { browserClock } from '../draw/browser-clock.ts';
import { type DrawSession, startDrawSession } from '../draw/session.ts';
import { drawPort } from '../transport/draw-port.ts';
import { Engine } from '../transport/engine.ts';
import { PreviewFeed } from '../transport/preview-port.ts';
import { openPort } from '../transport/window-ports.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import { createPanicStore, type PanicStore } from './panic-store.ts';

/** Everything the operator's window stands on. */
export interface Operator {
  readonly engine: Engine;
  readonly previews: PreviewFeed;
  readonly draw: DrawSession;
  readonly pages: PageStore;
  readonly panic: PanicStore;
}

/** Builds and starts it; it lives as long as the window. */
export function startOperator(): Operator {
  const engine = new Engine(() => openPort('rpc'), browserClock);
  const panic = createPanicStore(async wanted => engine.client.panic.set({ panic: wanted }));
  engine.state.subscribe(({ state }) => {
    if (state) panic.getState().confirm(state.panic);
  });
  engine.start();
  return {
    engine,
    panic,
    previews: new PreviewFeed(() => openPort('preview'), browserClock),
    draw: startDrawSession(
      drawPort(() => openPort('draw'), browserClock),
      'window',
    ),
    pages: createPageStore(window.location.hash, page => window.history.replaceState(null, '', `#${page}`)),
  };
}

export const OperatorContext = createContext<Operator | undefined>(undefined);

export function useOperator(): Operator {
  const operator = useContext(OperatorContext);
  if (!operator) throw new Error('this part belongs inside the operator’s window');
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

/** Epoch ms of this very render, and a render every `everyMs`: for ages that grow while nothing happens. */
export function useNow(everyMs: number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick(count => count + 1), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return Date.now();
}
