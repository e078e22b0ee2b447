import type { Sample } from '#shared/contract/monitor';
import type { DisplayState } from '#shared/contract/state';
import { firstIndex, type Timeline } from './timeline.ts';

/** A time without a word. `display`: it did not answer. `engine`: nothing was measured at all, as when the machine slept. */
export interface Silence {
  readonly who: 'display' | 'engine';
  /** Epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Not over yet at the end of the line. */
  readonly lasting: boolean;
}

type Seen = 'heard' | Silence['who'];
type Health = Pick<DisplayState, 'health' | 'healthSince'>;

/**
 * When nobody spoke, oldest first. An idle display is not a silent one: it goes on telling its heap and signal. One that never
 * tells them is taken at the engine's word (`health`), which knows the present only.
 */
export function silencesOf(timeline: Timeline, health: Health): readonly Silence[] {
  const first = firstIndex(timeline);
  const seen = seenOf(timeline, health);
  const found: Silence[] = [];
  for (let index = first; index < seen.length; index += 1) {
    const who = seen[index];
    if (who === undefined || who === 'heard') continue;
    let end = index;
    while (seen[end + 1] === who) end += 1;
    found.push(silence(timeline, who, index, end));
    index = end;
  }
  return found;
}

function silence({ timesMs }: Timeline, who: Silence['who'], first: number, last: number): Silence {
  const toMs = timesMs[last] ?? 0;
  return { who, fromMs: (timesMs[first] ?? 0) - 1_000, toMs, lasting: last === timesMs.length - 1 };
}

function seenOf(timeline: Timeline, health: Health): readonly Seen[] {
  const talks = timeline.samples.some(sample => sample && reports(sample));
  const silentNow = health.health === 'stale' || health.health === 'dark';
  return timeline.samples.map((sample, index) => {
    if (!sample) return 'engine';
    if (answers(sample)) return 'heard';
    if (silentNow && (timeline.timesMs[index] ?? 0) > health.healthSince) return 'display';
    return talks && !reports(sample) ? 'display' : 'heard';
  });
}

/** It told of itself. */
function reports(sample: Sample): boolean {
  return sample.fpsShown !== undefined || sample.heapBytes !== undefined || sample.rssiDbm !== undefined;
}

/** It acknowledged a picture. */
function answers(sample: Sample): boolean {
  const { transfer, decode, show } = sample.stages;
  return [sample.total, transfer, decode, show].some(percentiles => percentiles !== undefined);
}

/** The silence that goes on at the end of the line. */
export function lastingSilence(silences: readonly Silence[]): Silence | undefined {
  return silences.findLast(({ lasting }) => lasting);
}

/** ms. */
export function lengthOf({ fromMs, toMs }: Silence): number {
  return toMs - fromMs;
}
