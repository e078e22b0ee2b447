import type { Clock } from '#shared/clock';
import type { RelayLimits } from './limits.ts';

/** Addresses remembered at most; beyond that the one that guessed longest ago is forgotten. Costs about a megabyte. */
const ADDRESSES_MAX = 4096;

interface Guesser {
  /** Wrong code or key → when it was last tried. */
  readonly wrong: Map<string, number>;
  refusedUntil: number;
}

/** R18: who tries code after code is refused for a while. A client that repeats one wrong code is mistaken, not guessing. */
export class GuessGuard {
  readonly #limits: RelayLimits;
  readonly #clock: Clock;
  readonly #guessers = new Map<string, Guesser>();

  constructor(options: { limits: RelayLimits; clock: Clock }) {
    this.#limits = options.limits;
    this.#clock = options.clock;
  }

  refuses(address: string): boolean {
    const guesser = this.#guessers.get(address);
    return guesser !== undefined && guesser.refusedUntil > this.#clock.now();
  }

  /** `address` named a room that does not exist, or gave a wrong key. */
  wrong(address: string, code: string): void {
    const now = this.#clock.now();
    const guesser = this.#guessers.get(address) ?? { wrong: new Map(), refusedUntil: 0 };
    this.#guessers.delete(address);
    this.#guessers.set(address, guesser);
    for (const [other, at] of guesser.wrong) {
      if (now - at >= this.#limits.guessWindowMs) guesser.wrong.delete(other);
    }
    guesser.wrong.set(code, now);
    if (guesser.wrong.size >= this.#limits.wrongCodesAllowed) {
      guesser.refusedUntil = now + this.#limits.guessWindowMs;
      guesser.wrong.clear();
    }
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    if (this.#guessers.size <= ADDRESSES_MAX) return;
    const [oldest] = this.#guessers.keys();
    if (oldest !== undefined) this.#guessers.delete(oldest);
  }
}
