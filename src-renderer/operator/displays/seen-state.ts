import type { DisplayState } from '#shared/contract/state';
import { seenHealth } from '../wall/display-trouble.ts';

/** How a display is, in one word, and the tone that goes with it. */
export interface SeenState {
  readonly word: StateWord;
  readonly tone: 'live' | 'info' | 'stale' | 'dark' | 'off';
  /** Epoch ms. */
  readonly sinceMs: number;
}

export type StateWord = 'live' | 'connecting' | 'slow' | 'retrying' | 'refused' | 'stale' | 'dark' | 'off';

/** What a person would say of a display: its health, and of one that answers, how its pictures fare. */
export function seenState({ health, healthSince, sender }: DisplayState): SeenState {
  const since = { sinceMs: sender.since };
  if (health === 'off') return { word: 'off', tone: 'off', sinceMs: healthSince };
  if (health === 'dark') return { word: 'dark', tone: 'dark', sinceMs: healthSince };
  if (sender.kind === 'refused') return { word: 'refused', tone: 'dark', ...since };
  if (health === 'stale') return { word: 'stale', tone: 'stale', sinceMs: healthSince };
  switch (sender.kind) {
    case 'slow':
    case 'retrying':
      return { word: sender.kind, tone: 'stale', ...since };
    case 'connecting':
      return { word: 'connecting', tone: 'info', ...since };
    case 'live':
    case 'off':
      return { word: 'live', tone: 'live', sinceMs: healthSince };
    default:
      return sender satisfies never;
  }
}

/** How many are counted as live, as the strip counts them. */
export function liveCount(displays: readonly DisplayState[]): number {
  return displays.filter(display => seenHealth(display) === 'live').length;
}
