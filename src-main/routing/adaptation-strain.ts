/** What is older says nothing about how it is now. */
const WITHIN_MS = 3_000;
/** A hiccup of the radio is shorter; so is a burst of it. */
const LASTS_MS = 600;
/** Two of 30 a second are no strain: to lower the rate for them would cost more pictures than it saves. */
const SHARE = 1 / 10;
/** Fewer pictures than this, or closer together, are no measure of a rate. */
const TAKEN_LEAST = 4;
const SPREAD_LEAST_MS = 300;
/** Half a second at 60 a second: what came before may have been another radio. */
const TAKEN_MOST = 30;
/** A pause that is longer than this share of the time is no rate but a hiccup. */
const PAUSE_MOST = 1 / 2;
/** A display that takes so few is counted over this long instead. */
const COUNTED_OVER_MS = 1_400;

export interface Takes {
  readonly fps: number;
  /** How many it was offered a second; fewer than it may be sent where the source has no more. */
  readonly offered: number;
  /** Counted over a second or two in which next to nothing arrived: perhaps a hiccup. */
  readonly vague: boolean;
}

/**
 * Whether a display is given more than it takes, and how much that is. From the first picture that it had no room for it is never
 * idle, so what it takes from then on is what it can take. Times are monotonic ms.
 */
export class Strain {
  #skips: number[] = [];
  #taken: number[] = [];
  /** When a picture was lost that nobody had told as taken: others may have been taken unheard. */
  #lostAt = Number.NEGATIVE_INFINITY;

  /** A picture gave way, because the display was not ready for it. */
  skipped(atMs: number): void {
    this.#skips.push(atMs);
    this.#forget(atMs);
  }

  /** The display has done with a picture. */
  taken(atMs: number): void {
    this.#taken.push(atMs);
    this.#forget(atMs);
  }

  /** Pictures were lost that left within the last `agoMs`. `counted`: they had been told as taken. */
  lost(frames: number, { atMs, agoMs, counted }: { atMs: number; agoMs: number; counted: boolean }): void {
    if (counted) this.#taken.splice(-frames);
    if (!counted) this.#lostAt = atMs;
    this.#skips = [atMs - agoMs, ...this.#skips, ...Array<number>(Math.max(1, frames - 1)).fill(atMs)];
    this.#forget(atMs);
  }

  /** What it takes; `undefined` while nothing is amiss, or not long enough to tell. */
  takes(nowMs: number): Takes | undefined {
    this.#forget(nowMs);
    const since = Math.min(...this.#skips);
    const until = Math.max(...this.#skips);
    if (until - since < LASTS_MS) return undefined;
    const taken = this.#taken.filter(at => at > since);
    // The first one only says from when on it is counted.
    const skips = this.#skips.length - 1;
    if (skips < SHARE * (skips + taken.length)) return undefined;
    const rate = rateOf(taken) ?? rateOver(taken.length, nowMs - since);
    if (!rate) return undefined;
    const vague = rate.vague || this.#lostAt >= since;
    return { ...rate, vague, offered: ((taken.length + this.#skips.length) * 1000) / (nowMs - since) };
  }

  /** Something else is sent from now on. */
  clear(): void {
    this.#skips = [];
    this.#taken = [];
  }

  #forget(nowMs: number): void {
    const recent = (at: number) => nowMs - at <= WITHIN_MS;
    if (!recent(this.#skips[0] ?? nowMs)) this.#skips = this.#skips.filter(recent);
    if (!recent(this.#taken[0] ?? nowMs)) this.#taken = this.#taken.filter(recent);
  }
}

type Rate = Omit<Takes, 'offered'>;

/** By the time between them, which is exact for few as well. */
function rateOf(all: readonly number[]): Rate | undefined {
  const times = all.slice(-TAKEN_MOST);
  const spreadMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  if (times.length < TAKEN_LEAST || spreadMs < SPREAD_LEAST_MS) return undefined;
  const pauseMs = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  if (pauseMs > spreadMs * PAUSE_MOST) return undefined;
  return { fps: ((times.length - 1) * 1000) / spreadMs, vague: false };
}

function rateOver(taken: number, ms: number): Rate | undefined {
  if (ms < COUNTED_OVER_MS) return undefined;
  // None within this time is less than one, and more than nothing.
  return { fps: (Math.max(taken, 0.5) * 1000) / ms, vague: true };
}
