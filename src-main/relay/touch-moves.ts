import type { Outgoing } from './ordered-queue.ts';

/** Fingers whose moves may wait for one client: all ten of a person on each of several displays. Beyond, the oldest gives way. */
const FINGERS_MAX = 64;

/** R16: where fingers have moved while a client could not be told: of each finger only the newest place. */
export class TouchMoves {
  readonly #newest = new Map<string, Outgoing>();

  get waiting(): boolean {
    return this.#newest.size > 0;
  }

  put(finger: string, move: Outgoing): void {
    this.#newest.set(finger, move);
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > FINGERS_MAX && oldest !== undefined) this.#newest.delete(oldest);
  }

  /** The move of that finger, or of the one that has waited longest. */
  take(finger?: string): Outgoing | undefined {
    const [oldest] = this.#newest.keys();
    const taken = finger ?? oldest;
    if (taken === undefined) return undefined;
    const move = this.#newest.get(taken);
    this.#newest.delete(taken);
    return move;
  }

  clear(): void {
    this.#newest.clear();
  }
}
