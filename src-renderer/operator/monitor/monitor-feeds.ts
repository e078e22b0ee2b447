import type { Clock } from '#shared/clock';
import type { MonitorEvent } from '#shared/contract/monitor';
import { followStream } from '../../transport/follow-stream.ts';
import type { MonitorStore } from './monitor-store.ts';

type OpenFeed = (displayId: string, signal: AbortSignal) => Promise<AsyncIterable<MonitorEvent>>;

/** One stream of samples a display, into the store; a stream that ends is opened again. */
export class MonitorFeeds {
  readonly #open: OpenFeed;
  readonly #store: MonitorStore;
  readonly #clock: Clock;
  readonly #stops = new Map<string, () => void>();

  constructor(options: { open: OpenFeed; store: MonitorStore; clock: Clock }) {
    this.#open = options.open;
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /** Follows these displays and no other. */
  want(displayIds: readonly string[]): void {
    for (const displayId of this.#stops.keys()) if (!displayIds.includes(displayId)) this.#stop(displayId);
    for (const displayId of displayIds) if (!this.#stops.has(displayId)) this.#follow(displayId);
  }

  stop(): void {
    this.want([]);
  }

  #follow(displayId: string): void {
    const { apply, clear } = this.#store.getState();
    const stop = followStream<MonitorEvent>({
      clock: this.#clock,
      open: signal => this.#open(displayId, signal),
      heard: event => apply(displayId, event),
      cut: () => clear(displayId),
    });
    this.#stops.set(displayId, stop);
  }

  #stop(displayId: string): void {
    this.#stops.get(displayId)?.();
    this.#stops.delete(displayId);
    this.#store.getState().clear(displayId);
  }
}
