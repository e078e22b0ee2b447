import type { Clock } from '#shared/clock';
import type { AppState } from '#shared/contract/state';

/** How often a watcher hears at most: fast enough to feel live, slow enough to cost nothing. */
const EVERY_MS = 250;

/**
 * The state for one watcher: whole at once, then again whenever it changed. A watcher that does not read holds up nobody;
 * it gets the newest state when it comes back. Ends with `signal`.
 */
export async function* watchState(
  read: () => AppState,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<AppState, void, void> {
  let told = '';
  while (!signal?.aborted) {
    const state = read();
    const text = JSON.stringify(state);
    if (text !== told) {
      told = text;
      yield state;
    }
    await pause(clock, EVERY_MS, signal);
  }
}

function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
