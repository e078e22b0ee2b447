import type { Clock } from '#shared/clock';
import type { DisplayHealth, Why } from '#shared/contract/state';

/** design: what is dead must not look alive for longer. */
export const STALE_AFTER_MS = 5_000;
export const DARK_AFTER_MS = 12_000;

/** One instant on both clocks: spans are taken on the monotonic one, people are told the other. */
export interface Moment {
  readonly nowMs: number;
  readonly wallMs: number;
}

/** `none`: nobody feeds the display · `down`: its stream is not open · `open`: it is. */
export type Feed = 'none' | 'down' | 'open';

export interface HealthFacts {
  readonly feed: Feed;
  /** Since when `feed` is, or is not, `none`. */
  readonly feedSince: Moment;
  readonly knownSince: Moment;
  /** When the display was last heard while nothing was wrong with its feed. */
  readonly goodAt?: Moment;
  /** Since when it has been so without an interruption that would have shown. */
  readonly goodSince?: Moment;
  readonly why?: Why;
}

export interface HealthVerdict {
  readonly health: DisplayHealth;
  /** Epoch ms. */
  readonly since: number;
  readonly why?: Why;
}

/** A display that was never heard is `stale` from the moment it is known, `dark` after as long as any other. */
export function judgeHealth(facts: HealthFacts, nowMs: number): HealthVerdict {
  const why = facts.why && { why: facts.why };
  if (facts.feed === 'none') {
    return { health: 'off', since: facts.feedSince.wallMs, why: { code: 'not-routed', detail: '' } };
  }
  const silentSince = facts.goodAt ?? facts.knownSince;
  const silentMs = nowMs - silentSince.nowMs;
  if (silentMs >= DARK_AFTER_MS) return { health: 'dark', since: silentSince.wallMs + DARK_AFTER_MS, ...why };
  if (facts.goodAt && facts.goodSince && silentMs < STALE_AFTER_MS) {
    return { health: 'live', since: Math.max(facts.goodSince.wallMs, facts.feedSince.wallMs) };
  }
  const since = facts.goodAt ? facts.goodAt.wallMs + STALE_AFTER_MS : facts.knownSince.wallMs;
  return { health: 'stale', since, ...why };
}

/** Gathers the facts about one display as they come in. */
export class HealthWatch {
  readonly #clock: Clock;
  #facts: HealthFacts;

  constructor(clock: Clock) {
    this.#clock = clock;
    const now = this.#moment();
    this.#facts = { feed: 'none', feedSince: now, knownSince: now };
  }

  /** The display said something, on whatever way. */
  heard(): void {
    // The display answers, but our pictures do not get there: to the room it is as good as gone.
    if (this.#facts.feed === 'down') return;
    const now = this.#moment();
    const { goodAt, goodSince } = this.#facts;
    const lasting = goodAt && now.nowMs - goodAt.nowMs < STALE_AFTER_MS;
    const { why: _, ...facts } = this.#facts;
    this.#facts = { ...facts, goodAt: now, goodSince: lasting && goodSince ? goodSince : now };
  }

  failed(why: Why): void {
    this.#facts = { ...this.#facts, why };
  }

  setFeed(feed: Feed): void {
    const { feed: before, feedSince } = this.#facts;
    if (feed === before) return;
    const turned = (feed === 'none') !== (before === 'none');
    this.#facts = { ...this.#facts, feed, feedSince: turned ? this.#moment() : feedSince };
  }

  verdict(): HealthVerdict {
    return judgeHealth(this.#facts, this.#clock.now());
  }

  #moment(): Moment {
    return { nowMs: this.#clock.now(), wallMs: this.#clock.wall() };
  }
}
