import type { Clock } from '#shared/clock';

interface WatchOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * A value for one watcher: whole at once, then again whenever it changed, looked at every `everyMs`. A watcher that does not
 * read holds up nobody; it gets the newest value when it comes back. Ends with `signal`. What cannot be read at all is thrown
 * here and now, not in the stream.
 */
export function watchChanges<T>(read: () => T, options: WatchOptions): AsyncGenerator<T, void, void> {
  read();
  return changesOf(read, options);
}

async function* changesOf<T>(read: () => T, options: WatchOptions): AsyncGenerator<T, void, void> {
  const { clock, everyMs, signal } = options;
  let told = '';
  while (!signal?.aborted) {
    const value = read();
    const text = JSON.stringify(value);
    if (text !== told) {
      told = text;
      yield value;
    }
    await pause(clock, everyMs, signal);
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
