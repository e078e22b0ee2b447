import type { Clock } from '#shared/clock';

export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimeout: (callback, ms) => window.setTimeout(callback, ms),
  clearTimeout: handle => {
    if (typeof handle === 'number') window.clearTimeout(handle);
  },
};
