import { createStore } from 'zustand/vanilla';
import { type MonitorEvent, SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';

export interface MonitorState {
  /** Oldest first; `undefined` until the engine has told them. */
  readonly samples: readonly Sample[] | undefined;
  apply(event: MonitorEvent): void;
  clear(): void;
}

/** The last ten minutes of one display. */
export function createMonitorStore() {
  return createStore<MonitorState>(set => ({
    samples: undefined,
    apply: event => {
      if (event.type === 'snapshot') set({ samples: event.samples });
      else set(({ samples }) => ({ samples: [...(samples ?? []), event.sample].slice(-SAMPLES_KEPT) }));
    },
    clear: () => set({ samples: undefined }),
  }));
}
