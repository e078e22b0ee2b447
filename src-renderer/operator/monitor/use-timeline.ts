import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { MonitorEvent } from '#shared/contract/monitor';
import { browserClock } from '../../draw/browser-clock.ts';
import { followStream } from '../../transport/follow-stream.ts';
import { useOperator } from '../operator.ts';
import { type Timeline, timelineOf } from './history.ts';
import { createMonitorStore } from './monitor-store.ts';

/** The last ten minutes of a display, growing by a second a second; `undefined` until they are there. */
export function useTimeline(displayId: string): Timeline | undefined {
  const { engine } = useOperator();
  const [store] = useState(createMonitorStore);
  useEffect(() => {
    store.getState().clear();
    return followStream<MonitorEvent>({
      clock: browserClock,
      // In a promise, so that a missing connection is a stream that failed.
      open: async signal => engine.client.monitor.watch({ displayId }, { signal }),
      heard: event => store.getState().apply(event),
      cut: () => store.getState().clear(),
    });
  }, [engine, store, displayId]);
  const samples = useStore(store, state => state.samples);
  return useMemo(() => samples && timelineOf(samples), [samples]);
}
