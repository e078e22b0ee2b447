import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DisplayState } from '#shared/contract/state';
import { browserClock } from '../../draw/browser-clock.ts';
import { selectDisplays, useEngineState, useOperator } from '../operator.ts';
import type { Making } from './EncodeOnce.tsx';
import { MonitorFeeds } from './monitor-feeds.ts';
import { createMonitorStore, type MonitorStore, type SamplesByDisplay, type Still } from './monitor-store.ts';

/** What the page shows: the present, or what stands still. */
export interface Shown {
  /** `undefined` while the engine is silent and nothing stands still. */
  readonly displays: readonly DisplayState[] | undefined;
  readonly samples: SamplesByDisplay;
  /** `undefined` as `displays`. */
  readonly making: Making | undefined;
  readonly still: Still | undefined;
  readonly store: MonitorStore;
}

/** Follows every display as long as the page is open. */
export function useMonitor(): Shown {
  const [store] = useState(createMonitorStore);
  const now = useEngineState(selectDisplays);
  useFeeds(store, now);
  const { samples, still } = useStore(store);
  const making = useMaking();
  const shown = still ?? { displays: now, samples, making };
  return { displays: shown.displays, samples: shown.samples, making: shown.making, still, store };
}

function useMaking(): Making | undefined {
  const encodesPerSecond = useEngineState(state => state.encodesPerSecond);
  const passedPerSecond = useEngineState(state => state.passedPerSecond);
  const fpsOut = useEngineState(state => state.fpsOut);
  if (encodesPerSecond === undefined || passedPerSecond === undefined || fpsOut === undefined)
    return undefined;
  return { encodesPerSecond, passedPerSecond, fpsOut };
}

function useFeeds(store: MonitorStore, displays: readonly DisplayState[] | undefined): void {
  const { engine } = useOperator();
  const [feeds, setFeeds] = useState<MonitorFeeds>();
  useEffect(() => {
    const made = new MonitorFeeds({
      store,
      clock: browserClock,
      // In a promise, so that a missing connection is a stream that failed.
      open: async (displayId, signal) => engine.client.monitor.watch({ display: displayId }, { signal }),
    });
    setFeeds(made);
    return () => made.stop();
  }, [engine, store]);
  // While the engine is silent the streams are opened again by themselves, so nothing is let go of.
  useEffect(() => {
    if (displays) feeds?.want(displays.map(({ id }) => id));
  }, [feeds, displays]);
}
