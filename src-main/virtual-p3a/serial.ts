/** Runs tasks one at a time, in the order in which they came; a task that fails does not stop those behind it. */
export class Serial {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Tasks that have not ended. */
  get waiting(): number {
    return this.#waiting;
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const result = this.#tail.then(task).finally(() => {
      this.#waiting -= 1;
    });
    // The caller hears of a failure through `result`; the queue itself goes on.
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything that was queued so far has ended. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}
