/** Lets one piece of work run at a time, in the order in which they came. */
export class SerialGate {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as `work` does; a failure of one is no matter to the next. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined); // Whoever asked for it is told.
    return done;
  }
}
