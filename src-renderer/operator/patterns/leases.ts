import type { Pattern } from '#shared/contract/pattern';
import type { DisplayState } from '#shared/contract/state';

export interface RunningPattern {
  /** `undefined` where displays show several. */
  readonly pattern: Pattern | undefined;
  /** How many kinds there are. */
  readonly kinds: number;
  readonly displays: number;
  /** When the last one of them ends, epoch ms. */
  readonly untilMs: number;
}

/** The test patterns that run; `undefined` while there is none. `now`: epoch ms; what has ended by then is not told of. */
export function runningPatterns(
  displays: readonly Pick<DisplayState, 'pattern'>[],
  now: number,
): RunningPattern | undefined {
  const leases = displays.flatMap(({ pattern }) => (pattern && pattern.untilMs > now ? [pattern] : []));
  const kinds = new Set(leases.map(({ pattern }) => pattern));
  const [only] = kinds;
  if (only === undefined) return undefined;
  return {
    pattern: kinds.size === 1 ? only : undefined,
    kinds: kinds.size,
    displays: leases.length,
    untilMs: Math.max(...leases.map(({ untilMs }) => untilMs)),
  };
}

/** Until a lease ends, in whole seconds of ms: it counts down to 1 and is gone. */
export function leftMs(untilMs: number, now: number): number {
  return Math.max(1, Math.ceil((untilMs - now) / 1_000)) * 1_000;
}
