import type { Clock, TimerHandle } from '#shared/clock';

export interface StepRunnerOptions {
  /** The next step that can be done now; it is not offered again. */
  readonly next: () => (() => Promise<void>) | undefined;
  /** When there will be a step although nothing happens before (monotonic ms); `undefined` when never. */
  readonly dueAt: () => number | undefined;
  readonly onFailed: (error: unknown) => void;
  readonly clock: Clock;
}

/** Does steps strictly one after the other, each as soon as it can be done. A step that fails does not stop the next one. */
export class StepRunner {
  readonly #options: StepRunnerOptions;
  #running = false;
  #timer: TimerHandle;

  constructor(options: StepRunnerOptions) {
    this.#options = options;
  }

  /** Something happened: there may be a step to do. */
  wake(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  /** Forgets what is due later; a step that is under way is finished. */
  rest(): void {
    this.#options.clock.clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const { next, onFailed } = this.#options;
    for (let step = next(); step; step = next()) {
      try {
        await step();
      } catch (error) {
        onFailed(error);
      }
    }
    this.#running = false;
    this.#wakeWhenDue();
  }

  #wakeWhenDue(): void {
    const { clock, dueAt } = this.#options;
    clock.clearTimeout(this.#timer);
    const at = dueAt();
    if (at !== undefined) this.#timer = clock.setTimeout(() => this.wake(), Math.max(0, at - clock.now()));
  }
}
