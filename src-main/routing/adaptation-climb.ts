/** What comes right after a change belongs to what was before. */
const DRAINED_MS = 3_000;
const SAMPLES_LEAST = 8;
const SAMPLES_MOST = 16;
/** Older ones say nothing about now; at one picture a second there are just enough. */
const RECENT_MS = 10_000;
/** Pictures arrive in this share of the time that they took, and go on so: more is possible now. Jitter alone is not like that, nor is a queue that comes and goes. */
const QUICKER = 0.6;
const QUICKER_FOR_MS = 5_000;
/** Than they did so long ago: a queue that drains slowly makes them quicker as well, but never at once. */
const THAN_BEFORE_MS = 8_000;
/** Until a queue has drained for certain, and there were enough pictures to tell. */
const LEARNT = { ms: 20_000, pictures: 48 };
const REMEMBERED_EVERY_MS = 1_000;
/** They must not simply be smaller ones. */
const NO_SMALLER = 4 / 5;
/** After a silence like this another piece begins. */
const SILENCE_MS = 10_000;

export interface ClimbTimes {
  /** From one change to the next attempt to take more. */
  readonly patientMs: number;
  /** What fails within this was tried in vain. */
  readonly failsWithinMs: number;
}

/** The same in pictures, for whoever is sent few of them: it takes so many to see that they are too many. */
const PATIENT_PICTURES = 24;
const FAILS_WITHIN_PICTURES = 36;

/**
 * After the first attempt in vain, the second one and so on. Where times of arrival would tell that more is possible there is no
 * reason to ask again soon; where nothing tells, there is.
 */
const AFTER_VAIN_MS = { told: [60_000, 600_000], untold: [60_000, 120_000, 240_000, 600_000] };

interface Fall {
  /** That are sent, if they are few. */
  readonly fps?: number;
  /** At a limit that was known before. */
  readonly known?: boolean;
  /** At less than was ever tried in vain. */
  readonly lower?: boolean;
}

interface Arrival {
  readonly atMs: number;
  readonly tookMs: number;
  readonly bytes: number;
}

/**
 * When to try whether more is taken by now. The first attempt comes soon. One in vain says that the limit stands where it was
 * seen: it is not tried again for long, unless pictures begin to arrive quicker, or a silence ends. That is why a limit that does
 * not move causes no waves. Times are monotonic ms.
 */
export class Climb {
  readonly #times: ClimbTimes;
  #changedAt = Number.NEGATIVE_INFINITY;
  #roseAt = Number.NEGATIVE_INFINITY;
  /** Attempts in vain, one after the other. */
  #inVain = 0;
  #signAt = Number.POSITIVE_INFINITY;
  #arrivals: Arrival[] = [];
  #sinceChange = 0;
  /** The quickest that pictures usually were until a while ago, and what is not that old yet. */
  #reference: Arrival | undefined;
  #lately: Arrival[] = [];
  #quickSince: number | undefined;

  constructor(times: ClimbTimes) {
    this.#times = times;
  }

  /** It had to be less. Returns whether that was because of an attempt to take more, or is at a limit that was known. */
  fell(atMs: number, { fps, known = false, lower = false }: Fall = {}): boolean {
    const inVain = this.failing(atMs, fps) || known;
    // One attempt may make it fall more than once.
    const another = this.#roseAt >= this.#changedAt || this.#inVain === 0;
    if (!inVain) this.#inVain = 0;
    else if (lower) this.#inVain = Math.max(1, this.#inVain);
    else if (another) this.#inVain += 1;
    this.#change(atMs);
    return inVain;
  }

  /** Whether a limit that is met now was met because of an attempt to take more. `fps`: that are sent, if they are few. */
  failing(nowMs: number, fps?: number): boolean {
    return nowMs - this.#roseAt < atLeast(this.#times.failsWithinMs, FAILS_WITHIN_PICTURES, fps);
  }

  rose(atMs: number): void {
    this.#roseAt = atMs;
    this.#change(atMs);
  }

  /** The limit may be another one now. */
  lift(): void {
    this.#inVain = 0;
    this.#roseAt = Number.NEGATIVE_INFINITY;
  }

  /** A picture left. */
  sign(atMs: number): void {
    if (atMs - this.#signAt > SILENCE_MS) this.lift();
    this.#signAt = atMs;
  }

  /** A picture arrived. */
  arrived(tookMs: number, bytes: number, atMs: number): void {
    if (atMs - this.#changedAt < DRAINED_MS) return;
    this.#sinceChange += 1;
    this.#arrivals.push({ atMs, tookMs, bytes });
    if (this.#arrivals.length > SAMPLES_MOST) this.#arrivals.shift();
    if (this.#inVain > 0) this.#compare(atMs);
  }

  /** What a picture takes on its way, ms, since the last change; `undefined` while that is not known. */
  tookMs(nowMs: number): number | undefined {
    return this.#typical(nowMs)?.tookMs;
  }

  /** `again`: what is to be tried has been tried in vain. */
  due(nowMs: number, { fps, again }: { fps?: number; again: boolean }): boolean {
    const waitMs = again && this.inVain ? this.#afterVainMs : this.#patientMs(fps);
    return nowMs - this.#changedAt >= waitMs;
  }

  /** Whether the last attempt was, and nothing has changed since. */
  get inVain(): boolean {
    return this.#inVain > 0;
  }

  get #afterVainMs(): number {
    const waits = this.#reference ? AFTER_VAIN_MS.told : AFTER_VAIN_MS.untold;
    return waits[this.#inVain - 1] ?? Math.max(...waits);
  }

  #patientMs(fps: number | undefined): number {
    return atLeast(this.#times.patientMs, PATIENT_PICTURES, fps);
  }

  #compare(nowMs: number): void {
    const now = this.#typical(nowMs);
    if (!now) return;
    this.#remember(now);
    const before = this.#reference;
    const learnt = nowMs - this.#changedAt >= LEARNT.ms && this.#sinceChange >= LEARNT.pictures;
    if (!learnt || !before || now.tookMs >= before.tookMs * QUICKER) this.#quickSince = undefined;
    else {
      this.#quickSince ??= nowMs;
      if (nowMs - this.#quickSince >= QUICKER_FOR_MS) this.lift();
    }
  }

  #remember(now: Arrival): void {
    if (now.bytes < (this.#reference?.bytes ?? 0) * NO_SMALLER) {
      this.#reference = undefined;
      this.#lately = [];
    }
    if (now.atMs - (this.#lately.at(-1)?.atMs ?? 0) >= REMEMBERED_EVERY_MS) this.#lately.push(now);
    while (now.atMs - (this.#lately[0]?.atMs ?? now.atMs) >= THAN_BEFORE_MS) {
      const old = this.#lately.shift();
      if (old && old.tookMs < (this.#reference?.tookMs ?? Number.POSITIVE_INFINITY)) this.#reference = old;
    }
  }

  #change(atMs: number): void {
    this.#changedAt = atMs;
    this.#arrivals = [];
    this.#sinceChange = 0;
    this.#reference = undefined;
    this.#lately = [];
    this.#quickSince = undefined;
  }

  #typical(nowMs: number): Arrival | undefined {
    const recent = this.#arrivals.filter(({ atMs }) => nowMs - atMs <= RECENT_MS);
    if (recent.length < SAMPLES_LEAST) return undefined;
    return {
      atMs: nowMs,
      tookMs: median(recent.map(({ tookMs }) => tookMs)),
      bytes: median(recent.map(({ bytes }) => bytes)),
    };
  }
}

function atLeast(ms: number, pictures: number, fps = Number.POSITIVE_INFINITY): number {
  return Math.max(ms, (pictures * 1000) / fps);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
