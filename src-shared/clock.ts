/** A timer that was set, or `undefined` for none; opaque. */
export type TimerHandle = unknown;

/** Time as a collaborator, so that what depends on it can be tested without waiting. */
export interface Clock {
  /** Monotonic ms, for spans. */
  now(): number;
  /** Epoch ms, for people and files. */
  wall(): number;
  setTimeout(callback: () => void, ms: number): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
}
