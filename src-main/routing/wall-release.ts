import type { Clock, TimerHandle } from '#shared/clock';
import type { Release } from './release.ts';

/** A tile that came too late is waited for again once it was in time so often: one that limps would make all others limp. */
const TRUSTED_AFTER_FRAMES = 10;

export interface WallReleaseOptions {
  readonly clock: Clock;
  /** The displays whose tiles are waited for now. */
  readonly expected: () => readonly string[];
  /** How long the wall's frames follow one another, ms. */
  readonly intervalMs: () => number;
}

interface Waiting {
  readonly display: string;
  readonly sequence: number;
  readonly go: () => void;
  /** Monotonic ms. */
  readonly until: number;
}

/**
 * Lets the tiles of one frame leave together. A display that had a newer frame will not bring an older one any more; one that brings
 * nothing is waited for no longer than one interval of the wall, and then not at all until it has been in time for a while.
 */
export class WallRelease implements Release {
  readonly #options: WallReleaseOptions;
  #waiting: readonly Waiting[] = [];
  /** The newest sequence that each display has brought. */
  readonly #brought = new Map<string, number>();
  /** Frames for which a display that came too late has still to be in time. */
  readonly #late = new Map<string, number>();
  #released = Number.NEGATIVE_INFINITY;
  #timer: TimerHandle;

  constructor(options: WallReleaseOptions) {
    this.#options = options;
  }

  arrived(display: string, sequence: number, go: () => void): () => void {
    this.#brought.set(display, sequence);
    const tooLate = sequence <= this.#released;
    this.#judge(display, tooLate);
    if (tooLate || !this.#options.expected().includes(display)) {
      this.#complete();
      go();
      return () => undefined;
    }
    const until = this.#options.clock.now() + this.#options.intervalMs();
    const waiting: Waiting = { display, sequence, go, until };
    this.#waiting = [...this.#waiting, waiting];
    this.#complete();
    this.#watch();
    return () => this.#withdraw(waiting);
  }

  /** The wall shows something else from now on: its sequences are others, or the same ones are seen in another way. */
  restart(): void {
    this.#brought.clear();
    this.#late.clear();
    this.#released = Number.NEGATIVE_INFINITY;
  }

  /** Whoever waits goes. */
  close(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#go(this.#waiting);
  }

  #judge(display: string, tooLate: boolean): void {
    const owed = this.#late.get(display);
    if (owed === undefined) return;
    const left = tooLate ? TRUSTED_AFTER_FRAMES : owed - 1;
    if (left > 0) this.#late.set(display, left);
    else this.#late.delete(display);
  }

  /** Lets every frame go that nobody is to bring any more. */
  #complete(): void {
    const needed = this.#options.expected().filter(display => !this.#late.has(display));
    this.#go(this.#waiting.filter(({ sequence }) => needed.every(display => this.#has(display, sequence))));
  }

  #has(display: string, sequence: number): boolean {
    return (this.#brought.get(display) ?? Number.NEGATIVE_INFINITY) >= sequence;
  }

  #go(ready: readonly Waiting[]): void {
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter(waiting => !ready.includes(waiting));
    this.#released = Math.max(this.#released, ...ready.map(({ sequence }) => sequence));
    // Oldest first, should a display wait with two.
    for (const { go } of ready) go();
  }

  #watch(): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const until = Math.min(...this.#waiting.map(waiting => waiting.until));
    this.#timer = clock.setTimeout(() => this.#expire(), until - clock.now());
  }

  #expire(): void {
    const now = this.#options.clock.now();
    const expired = this.#waiting.filter(({ until }) => until <= now);
    const newest = Math.max(...expired.map(({ sequence }) => sequence));
    for (const display of this.#options.expected()) {
      if (!this.#has(display, newest)) this.#late.set(display, TRUSTED_AFTER_FRAMES);
    }
    this.#go(expired);
    this.#complete();
    this.#watch();
  }

  #withdraw(waiting: Waiting): void {
    if (!this.#waiting.includes(waiting)) return;
    this.#waiting = this.#waiting.filter(other => other !== waiting);
    this.#watch();
  }
}
