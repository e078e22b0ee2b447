import type { Clock, TimerHandle } from '#shared/clock';

export interface Following<T> {
  /** Opens the stream; `signal` says that nobody reads it any more. */
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<T>>;
  readonly heard: (event: T) => void;
  /** The stream was cut off; what it said before is not to be trusted. It is opened again after a moment, unless it is stopped now. */
  readonly cut: () => void;
  readonly clock: Clock;
}

/** The engine is on the same machine or in the same room: it is back soon or not at all. */
const AGAIN_AFTER_MS = 1_000;

/** Reads a stream until `stop` is called; opens it again whenever it ends or fails. */
export function followStream<T>({ open, heard, cut, clock }: Following<T>): () => void {
  const stopped = new AbortController();
  let timer: TimerHandle;
  const run = async () => {
    try {
      for await (const event of await open(stopped.signal)) {
        if (stopped.signal.aborted) return;
        heard(event);
      }
    } catch {
      // However a stream ends, the answer is the same: say so, and open it again.
    }
    if (stopped.signal.aborted) return;
    cut();
    if (stopped.signal.aborted) return;
    timer = clock.setTimeout(() => void run(), AGAIN_AFTER_MS);
  };
  void run();
  return () => {
    stopped.abort();
    clock.clearTimeout(timer);
  };
}
