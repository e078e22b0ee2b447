import type { Clock, TimerHandle } from '#shared/clock';

/**
 * Settles as `work` does, or rejects after `ms`: a network drive that was switched off never answers. The work itself goes on, and
 * what becomes of it is lost.
 */
export async function answerInTime<T>(clock: Clock, work: Promise<T>, ms: number): Promise<T> {
  let timer: TimerHandle;
  const late = new Promise<never>((_, reject) => {
    timer = clock.setTimeout(() => reject(new Error(`no answer for ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clock.clearTimeout(timer);
  }
}
