/** S5: frames that wait undecoded, in order; when it is full, the oldest gives way. */
export class FrameRing<T> {
  readonly #frames: T[] = [];

  get depth(): number {
    return this.#frames.length;
  }

  /** Puts `frame` in and returns those that had to give way so that at most `capacity` wait, oldest first. */
  push(frame: T, capacity: number): T[] {
    this.#frames.push(frame);
    return this.#frames.splice(0, Math.max(0, this.#frames.length - capacity));
  }

  /** The oldest frame, or `undefined`. */
  take(): T | undefined {
    return this.#frames.shift();
  }
}
