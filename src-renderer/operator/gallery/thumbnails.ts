/** Asks for one; rejects when there is none. */
export type LoadThumbnail = (id: number) => Promise<string>;

/** Enough to keep the line busy, few enough that a command of the operator does not wait behind a whole page. */
const AT_ONCE = 4;
/** Five pages; at about 15 kB each they take a few MB. */
const KEPT = 300;

/** Small pictures by their id, as `data:` addresses: each asked for once, a few at a time, the oldest forgotten. */
export class Thumbnails {
  readonly #load: LoadThumbnail;
  readonly #known = new Map<number, Promise<string | undefined>>();
  readonly #waiting: (() => void)[] = [];
  #under = 0;

  constructor(load: LoadThumbnail) {
    this.#load = load;
  }

  /** `undefined` when there is none; it is asked for anew the next time. Never rejects. */
  of(id: number): Promise<string | undefined> {
    const known = this.#known.get(id);
    if (known) return known;
    const asked = this.#ask(id);
    this.#known.set(id, asked);
    this.#forgetOldest();
    return asked;
  }

  async #ask(id: number): Promise<string | undefined> {
    await this.#turn();
    try {
      return await this.#load(id);
    } catch {
      // Why it cannot be shown is of no use to anybody here: the file is gone or the engine is; the next look tells.
      this.#known.delete(id);
      return undefined;
    } finally {
      this.#under -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#under >= AT_ONCE) await new Promise<void>(go => this.#waiting.push(go));
    this.#under += 1;
  }

  #forgetOldest(): void {
    if (this.#known.size <= KEPT) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
