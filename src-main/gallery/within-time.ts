import type { Clock, TimerHandle } from '#shared/clock';

const LATE = Symbol('late');

/** Settles as `work` does if that takes at most `ms`, otherwise as `late` does; the work itself goes on. */
export async function withinTime<T>(
  clock: Clock,
  work: Promise<T>,
  { ms, late }: { ms: number; late: () => T },
): Promise<T> {
  let timer: TimerHandle;
  const deadline = new Promise<typeof LATE>(resolve => {
    timer = clock.setTimeout(() => resolve(LATE), ms);
  });
  try {
    const first = await Promise.race([work, deadline]);
    return first === LATE ? late() : first;
  } finally {
    clock.clearTimeout(timer);
  }
}
