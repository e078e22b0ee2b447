import type { Clock } from '#shared/clock';
import type { Frame } from '../imaging/frame.ts';
import { SettleWatch } from './settle-watch.ts';

/** Those who want the pictures of a source that have come to rest (R7), each once. */
export class Settled {
  readonly #listeners = new Set<(frame: Frame) => void>();
  readonly #watch: SettleWatch;
  readonly #current: () => Frame | undefined;
  #told = 0;

  /** `current` yields the present picture; `drawing`: a pen is down. */
  constructor(options: { clock: Clock; drawing?: boolean; current: () => Frame | undefined }) {
    this.#current = options.current;
    this.#watch = new SettleWatch({
      clock: options.clock,
      drawing: options.drawing ?? false,
      onRest: () => this.#rest(),
    });
  }

  /** Whether anybody wants to know. */
  get wanted(): boolean {
    return this.#listeners.size > 0;
  }

  pens(down: boolean): void {
    this.#watch.pens(down);
  }

  /** The picture changed. */
  changed(): void {
    this.#watch.changed();
  }

  /** `listener` must not throw. Returns how to stop. */
  add(listener: (frame: Frame) => void): () => void {
    this.#listeners.add(listener);
    this.#watch.want(true);
    return () => {
      this.#listeners.delete(listener);
      this.#watch.want(this.wanted);
    };
  }

  /** Lets go of everybody. */
  close(): void {
    this.#listeners.clear();
    this.#watch.want(false);
  }

  #rest(): void {
    const frame = this.#current();
    if (!frame || frame.sequence === this.#told) return;
    this.#told = frame.sequence;
    for (const listener of this.#listeners) listener(frame);
  }
}
