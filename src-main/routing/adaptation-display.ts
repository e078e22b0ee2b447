import { Climb } from './adaptation-climb.ts';
import { type Measured, PictureCost } from './adaptation-cost.ts';
import { cost, type Ladder, rate, type Step } from './adaptation-ladder.ts';
import type { Takes } from './adaptation-strain.ts';

/** What is left of what was measured: one that is run at its limit shows every picture late. */
const HEADROOM = 0.92;
/** What had gone well before an attempt in vain is proven, unless the measurement says otherwise. */
const PROVEN = 0.97;
/** What was counted in a hiccup of the radio is no measure: it takes off so much at most, and more when it happens again. */
const VAGUE_FALLS_TO = { first: 1 / 4, again: 1 / 16 };
const AGAIN_MS = 6_000;
/** Smaller pictures that are done in less than this share of the time are worth what they lose. */
const WORTH = 0.8;
/** A step up is tried blindly by this much at most; by more where pictures arrive so quickly that one after the other would do. */
const BLIND = 1.25;
const SEEN = 2;
const SEEN_BUSY = 0.8;
/** What somebody else was the reason of is forgiven for this long. */
const FORGIVEN_MS = 2_000;

const CLIMB = { patientMs: 4_000, failsWithinMs: 60_000 };

interface Limit {
  /** On the ladder. */
  readonly position: number;
  /** Where smaller pictures would gain nothing, only fps gives way; Infinity elsewhere. */
  readonly fpsMost: number;
}

const NONE: Limit = { position: 0, fpsMost: Number.POSITIVE_INFINITY };

/** What a display was sent when it was seen under strain. */
interface Strained {
  readonly step: Step;
  /** Of a picture of size 1. */
  readonly wholeBytes: number;
}

/** What one display was seen to take. Times are monotonic ms. */
export class DisplayLimit {
  readonly climb = new Climb(CLIMB);
  readonly #ladder: Ladder;
  readonly #cost = new PictureCost();
  #limit = NONE;
  #beforeRise: Limit | undefined;
  #beforeFall: { readonly limit: Limit; readonly atMs: number } | undefined;
  /** The least that was tried in vain. */
  #failed: Limit | undefined;
  #rising = false;

  constructor(ladder: Ladder) {
    this.#ladder = ladder;
  }

  get limit(): Limit {
    return this.#limit;
  }

  get limited(): boolean {
    return this.#limit !== NONE;
  }

  /** What it took when it was last seen at its limit. */
  get measured(): Measured | undefined {
    return this.#cost.newest;
  }

  get rising(): boolean {
    return this.#rising;
  }

  /** It was seen under strain: takes less, by what was measured, or goes back to what had gone well. */
  fell(takes: Takes, strained: Strained, atMs: number): void {
    const { step, wholeBytes } = strained;
    const least = this.#leastCost(takes, step, atMs);
    if (!this.climb.inVain) this.#failed = undefined;
    const measured = { ...takes, bytes: step.size * wholeBytes, atMs };
    const known = this.#cost.knows(measured);
    const lower = isLess(this.#limit, this.#failed ?? NONE);
    const inVain = this.climb.fell(atMs, { fps: step.fps, known, lower });
    this.#cost.add(measured);
    const proven = inVain ? this.#proven(takes, wholeBytes) : undefined;
    if (inVain && (lower || !this.#failed)) this.#failed = this.#limit;
    this.#beforeFall = { limit: this.#limit, atMs };
    this.#beforeRise = undefined;
    this.#rising = false;
    this.#limit = proven ?? this.#below(takes, strained, least);
    if (this.#failed && !areComparable(this.#failed, this.#limit)) this.#failed = undefined;
  }

  /** Tries the next step up when it is time for it. `fps`: that are sent now. */
  rise(nowMs: number, fps: number): void {
    const up = this.#next(nowMs);
    const next = up.position === 0 && up.fpsMost >= this.#ladder.at(0).fps ? NONE : up;
    const failed = this.#failed ?? NONE;
    // Where what had failed goes well now, the way up is free.
    const again = isLess(this.#limit, failed) && !isLess(next, failed);
    if (!this.climb.due(nowMs, { fps, again })) return;
    this.#beforeRise = this.#limit;
    this.#limit = next;
    this.#rising = next !== NONE;
    this.climb.rose(nowMs);
  }

  /** It was not the display: what it was thought to be a moment ago holds. */
  forgive(nowMs: number): void {
    const before = this.#beforeFall;
    if (before && nowMs - before.atMs <= FORGIVEN_MS) this.#limit = before.limit;
    this.#beforeFall = undefined;
  }

  /** What went well before an attempt in vain, if it still does. */
  #proven(takes: Takes, wholeBytes: number): Limit | undefined {
    const before = this.#beforeRise;
    if (!before) return undefined;
    const { fps, size } = this.#ladder.at(before.position);
    const load = this.#load({ fps: Math.min(fps, before.fpsMost), size }, takes, wholeBytes);
    return takes.vague || load <= PROVEN ? before : undefined;
  }

  #below(takes: Takes, { step, wholeBytes }: Strained, least: number): Limit {
    const position = this.#ladder.first(
      other =>
        cost(other) < cost(step) &&
        (this.#load(other, takes, wholeBytes) <= HEADROOM || cost(other) <= least),
    );
    const whole = this.#ladder.at(0);
    const wholeMs = this.#cost.of(whole.size * wholeBytes);
    if (this.#cost.of(this.#ladder.at(position).size * wholeBytes) <= wholeMs * WORTH)
      return { position, fpsMost: Number.POSITIVE_INFINITY };
    const fps = Math.max((HEADROOM * 1000) / wholeMs, least / whole.size);
    return { position: 0, fpsMost: rate.below(Math.min(fps, step.fps * HEADROOM)) };
  }

  /** How busy the display would be, as a share of its time. */
  #load({ fps, size }: Pick<Step, 'fps' | 'size'>, { offered }: Takes, wholeBytes: number): number {
    return (Math.min(fps, offered) * this.#cost.of(size * wholeBytes)) / 1000;
  }

  /** Of a second, what a measurement leaves at least. */
  #leastCost({ vague }: Takes, step: Step, nowMs: number): number {
    if (!vague) return 0;
    const beforeMs = this.#cost.newest?.atMs ?? Number.NEGATIVE_INFINITY;
    const again = nowMs - beforeMs <= AGAIN_MS;
    return cost(step) * (again ? VAGUE_FALLS_TO.again : VAGUE_FALLS_TO.first);
  }

  #next(nowMs: number): Limit {
    const { position, fpsMost } = this.#limit;
    if (fpsMost < Number.POSITIVE_INFINITY) return { position: 0, fpsMost: rate.above(fpsMost) };
    const next = { position: this.#stepUp(position, nowMs), fpsMost };
    // Up to what was tried in vain there is no need to wait for long.
    const below = (this.#failed?.position ?? -1) + 1;
    return this.climb.inVain && position > below
      ? { ...next, position: Math.max(next.position, below) }
      : next;
  }

  #stepUp(position: number, nowMs: number): number {
    const now = this.#ladder.at(position);
    const tookMs = this.climb.tookMs(nowMs) ?? Number.POSITIVE_INFINITY;
    const seen = this.#ladder.above(position, SEEN);
    const { fps, size } = this.#ladder.at(seen);
    const busy = (fps * tookMs * Math.max(1, size / now.size)) / 1000;
    return busy <= SEEN_BUSY ? seen : this.#ladder.above(position, BLIND);
  }
}

/** A place on the ladder and a rate beside it say nothing of each other. */
function areComparable(one: Limit, other: Limit): boolean {
  const isRate = ({ fpsMost }: Limit) => fpsMost < Number.POSITIVE_INFINITY;
  return one === NONE || other === NONE || isRate(one) === isRate(other);
}

/** Whether less is sent by the one. */
function isLess(one: Limit, other: Limit): boolean {
  return one.position > other.position || (one.position === other.position && one.fpsMost < other.fpsMost);
}
