import { expect } from 'vitest';

/** Waits for a sign: asks again and again until it fits. The bound is for a busy machine, not a measure of this one. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 15_000, interval: 10 });
}
