import { vi } from 'vitest';

/** Waits for a sign, not for a time: the bound is only there to end a test whose sign never comes. */
export function until<T>(sign: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(sign, { timeout: 15_000, interval: 10 });
}
