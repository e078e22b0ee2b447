import { useMemo } from 'react';
import type { Sample } from '#shared/contract/monitor';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import type { Band } from './chart-bands.ts';
import { silencesOf } from './silences.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** What all graphs of a display stand on. */
export interface View {
  readonly timeline: Timeline;
  /** The times without a word. */
  readonly bands: readonly Band[];
}

export function useView(display: DisplayState, samples: readonly Sample[]): View {
  const { silentWord } = useStrings().operator.monitor;
  const { health, healthSince } = display;
  return useMemo(() => {
    const timeline = timelineOf(samples);
    const silences = silencesOf(timeline, { health, healthSince });
    return { timeline, bands: silences.map(silence => ({ ...silence, word: silentWord[silence.who] })) };
  }, [samples, health, healthSince, silentWord]);
}
