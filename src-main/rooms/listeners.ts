/**
 * Tells everybody the same things in the same order: what a listener causes while it is being told is told afterwards.
 * A listener that throws loses its event and nobody else's.
 */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>();
  readonly #waiting: T[] = [];
  readonly #onFault: (error: unknown) => void;
  #telling = false;

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Returns the way to leave again. */
  add(listener: (event: T) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(event: T): void {
    this.#waiting.push(event);
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      this.#tellAll(next);
    this.#telling = false;
  }

  #tellAll(event: T): void {
    // Who joins while this is told has it in the snapshot that it was given.
    const present = [...this.#listeners];
    for (const listener of present) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(event);
      } catch (error) {
        // One receiver's fault must not keep a stroke from the others.
        this.#onFault(error);
      }
    }
  }
}
