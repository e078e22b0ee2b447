import type { MonitorEvent, Sample } from '#shared/contract/monitor';

/** Samples that may wait for a watcher that does not read; beyond it the watcher gets a fresh snapshot instead. */
const WAITING_MAX = 30;

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * One watcher's view of a display: a snapshot first, then every sample. An iterator of its own rather than a generator,
 * because `return()` of a generator waits for the next sample, and a page that is gone must be let go at once.
 */
export class SampleFeed implements AsyncIterableIterator<MonitorEvent, undefined> {
  readonly #snapshot: () => readonly Sample[];
  readonly #onEnd: (feed: SampleFeed) => void;
  #waiting: MonitorEvent[];
  #reader: ((result: IteratorResult<MonitorEvent, undefined>) => void) | undefined;
  #ended = false;

  constructor(snapshot: () => readonly Sample[], onEnd: (feed: SampleFeed) => void) {
    this.#snapshot = snapshot;
    this.#onEnd = onEnd;
    this.#waiting = [{ type: 'snapshot', samples: [...snapshot()] }];
  }

  push(sample: Sample): void {
    if (this.#waiting.length >= WAITING_MAX) {
      this.#waiting = [{ type: 'snapshot', samples: [...this.#snapshot()] }];
      return;
    }
    this.#waiting.push({ type: 'sample', sample });
    this.#serve();
  }

  /** What waits is still delivered; then the iteration is over. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd(this);
    this.#serve();
  }

  next(): Promise<IteratorResult<MonitorEvent, undefined>> {
    return new Promise(resolve => {
      this.#reader?.(END);
      this.#reader = resolve;
      this.#serve();
    });
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#waiting = [];
    this.end();
    return Promise.resolve(END);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #serve(): void {
    const reader = this.#reader;
    if (!reader) return;
    const event = this.#waiting.shift();
    if (!event && !this.#ended) return;
    this.#reader = undefined;
    reader(event ? { done: false, value: event } : END);
  }
}
