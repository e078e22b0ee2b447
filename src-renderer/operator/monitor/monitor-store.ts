import { createStore } from 'zustand/vanilla';
import { type MonitorEvent, SAMPLES_KEPT, type Sample } from '#shared/contract/monitor';
import type { DisplayState } from '#shared/contract/state';
import type { Making } from './EncodeOnce.tsx';

/** By display id, oldest first; a display is absent until the engine has told of it. */
export type SamplesByDisplay = ReadonlyMap<string, readonly Sample[]>;

/** What stands still: the displays and their samples of one moment. */
export interface Still {
  readonly displays: readonly DisplayState[];
  readonly samples: SamplesByDisplay;
  /** `undefined` if the engine was silent at that moment. */
  readonly making: Making | undefined;
  /** Epoch ms of the newest sample in it. */
  readonly atMs: number;
}

export interface MonitorState {
  /** Goes on growing while the picture stands still. */
  readonly samples: SamplesByDisplay;
  readonly still: Still | undefined;
  readonly apply: (displayId: string, event: MonitorEvent) => void;
  /** The display is gone, or what was known of it is not to be trusted any more. */
  readonly clear: (displayId: string) => void;
  readonly pause: (displays: readonly DisplayState[], making?: Making) => void;
  readonly resume: () => void;
}

/** The last ten minutes of every display. */
export function createMonitorStore() {
  return createStore<MonitorState>(set => ({
    samples: new Map(),
    still: undefined,
    apply: (displayId, event) =>
      set(({ samples }) => ({
        samples: new Map(samples).set(displayId, grown(samples.get(displayId), event)),
      })),
    clear: displayId => set(({ samples }) => ({ samples: without(samples, displayId) })),
    pause: (displays, making) =>
      set(({ samples }) => ({ still: { displays, samples, making, atMs: newestAt(samples) } })),
    resume: () => set({ still: undefined }),
  }));
}
export type MonitorStore = ReturnType<typeof createMonitorStore>;

function grown(samples: readonly Sample[] = [], event: MonitorEvent): readonly Sample[] {
  return event.type === 'snapshot' ? event.samples : [...samples, event.sample].slice(-SAMPLES_KEPT);
}

function without(samples: SamplesByDisplay, displayId: string): SamplesByDisplay {
  const rest = new Map(samples);
  rest.delete(displayId);
  return rest;
}

/** Epoch ms of the newest sample of all; 0 without any. */
export function newestAt(samples: SamplesByDisplay): number {
  return Math.max(0, ...[...samples.values()].map(ofOne => ofOne.at(-1)?.atMs ?? 0));
}
