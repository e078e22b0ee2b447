import type { Clock } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import { Adaptation, type Reason } from './adaptation.ts';
import { ladderOf } from './adaptation-ladder.ts';
import { PictureSize } from './adaptation-size.ts';
import type { Takes } from './adaptation-strain.ts';
import { StrainWatch } from './adaptation-strain-watch.ts';
import { ByteMeter } from './byte-meter.ts';
import type { Member, Seat } from './links-seat.ts';
import type { Pilot, PilotSetting } from './pilot.ts';

/** A display that was sent nothing for so long needs nothing. */
const ACTIVE_MS = 2_000;
/** Who sends this share of the pictures that it may would send more; who sends fewer has a slow source. */
const USES = 0.8;
/** A slow source may become a little faster. */
const NEEDS_SPARE = 1.25;
/** Displays that suffer together do not do so in the same instant. */
const VERDICT_MS = 400;
/** Cards wear. */
const UPLOADS_A_SECOND = 1;

interface Decided {
  readonly setting: PilotSetting;
  readonly reason: Reason;
}

export interface GoalPilotOptions {
  readonly taker: string;
  readonly delivery: Delivery;
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly join: (member: Member) => Seat;
  readonly changed: () => void;
}

/** Tells its display's limits what happened, its network what it needs, and whoever sends what comes of both. */
export class GoalPilot implements Pilot {
  readonly #options: GoalPilotOptions;
  readonly #seat: Seat;
  readonly #strain: StrainWatch;
  readonly #meter = new ByteMeter();
  #delivery: Delivery;
  #maxBytes: number;
  /** Absent where nothing adapts. */
  #adaptation: Adaptation | undefined;
  /** Of what does not adapt. */
  readonly #size = new PictureSize();
  #sentAtMs = Number.NEGATIVE_INFINITY;
  #waitsUntilMs = Number.NEGATIVE_INFINITY;
  /** What the display was seen to take, until it is clear whose fault that is. */
  #pending: { readonly takes: Takes; readonly atMs: number } | undefined;
  /** The next picture that leaves is a smaller one than was to be sent. */
  #replaced = false;
  #told: Decided & { readonly since: number };

  constructor(options: GoalPilotOptions) {
    this.#options = options;
    this.#delivery = options.delivery;
    this.#maxBytes = options.maxBytes;
    this.#adaptation = adaptationFor(options.delivery, options.maxBytes);
    this.#told = { ...this.#now(), since: options.clock.wall() };
    this.#strain = new StrainWatch(this.#told.setting.fps);
    this.#seat = options.join(this.#member());
  }

  get setting(): PilotSetting {
    return this.#told.setting;
  }

  get state(): Pilot['state'] {
    const { setting, reason, since } = this.#told;
    return { goal: this.#delivery.goal, ...setting, ...reason, since };
  }

  setDelivery(delivery: Delivery): void {
    const { goal, transport, format } = this.#delivery;
    this.#delivery = delivery;
    if (goal !== delivery.goal || transport !== delivery.transport || format !== delivery.format) {
      this.#adaptation = adaptationFor(delivery, this.#maxBytes);
      this.#forget();
    }
    this.#settle();
    this.#seat.changed(this.#options.clock.now());
  }

  setMaxBytes(bytes: number): void {
    this.#maxBytes = bytes;
    this.#adaptation?.setMaxBytes(bytes);
    this.#settle();
  }

  waitMs(nowMs: number): number {
    const waitMs = this.#seat.waitMs(nowMs);
    this.#waitsUntilMs = waitMs > 0 ? nowMs + waitMs : Number.NEGATIVE_INFINITY;
    return waitMs;
  }

  sent({ bytes, atMs }: { readonly bytes: number; readonly atMs: number }): void {
    this.#sentAtMs = atMs;
    this.#waitsUntilMs = Number.NEGATIVE_INFINITY;
    this.#meter.add(bytes, atMs);
    this.#strain.sent(atMs);
    if (!this.#adaptation) this.#size.saw(bytes, 1, atMs);
    else if (!this.#replaced) this.#adaptation.sent(bytes, atMs);
    this.#replaced = false;
    this.#seat.sent(bytes, atMs);
    this.#look(atMs);
  }

  acknowledged({ tookMs, atMs }: { readonly tookMs: number; readonly atMs: number }): void {
    this.#strain.acknowledged(tookMs, atMs);
    this.#adaptation?.arrived(tookMs, atMs);
    this.#seat.arrived(tookMs, this.#pictureBytes, atMs);
    this.#look(atMs);
  }

  skipped(atMs: number): void {
    // Where bytes are waited for, it was not the display that was not ready.
    if (atMs < this.#waitsUntilMs) return;
    this.#strain.skipped(atMs);
    this.#look(atMs);
  }

  lost(frames: number, atMs: number): void {
    this.#strain.lost(frames, atMs);
    this.#look(atMs);
  }

  tooLarge(bytes: number, atMs: number): void {
    this.#replaced = true;
    this.#adaptation?.tooLarge(bytes, atMs);
    this.#settle();
  }

  reset(): void {
    this.#strain.reset();
    this.#pending = undefined;
    this.#adaptation?.reset();
    this.#settle();
  }

  close(): void {
    this.#seat.leave();
  }

  #look(nowMs: number): void {
    const takes = this.#strain.verdict(nowMs);
    if (this.#pending) this.#judge(this.#pending, nowMs);
    else if (takes) this.#strained(takes, nowMs);
    else this.#adaptation?.climb(nowMs);
    this.#settle();
  }

  #strained(takes: Takes, nowMs: number): void {
    if (this.#seat.strained(takes.fps * this.#pictureBytes, nowMs)) return;
    this.#pending = { takes, atMs: nowMs };
    this.#judge(this.#pending, nowMs);
  }

  /** Who is alone in its network is slow itself; else the others are waited for, who may be no better off. */
  #judge({ takes, atMs }: { takes: Takes; atMs: number }, nowMs: number): void {
    if (!this.#seat.alone(nowMs) && nowMs - atMs < VERDICT_MS) return;
    this.#pending = undefined;
    this.#adaptation?.strained(takes, nowMs);
  }

  #forget(): void {
    this.#strain.forget();
    this.#pending = undefined;
  }

  #now(): Decided {
    if (!this.#adaptation) return fixed(this.#delivery);
    const { fps, quality, side } = this.#adaptation.step;
    return { setting: { fps, quality, side }, reason: this.#adaptation.reason };
  }

  #settle(): void {
    const now = this.#now();
    const same = sameSetting(this.#told.setting, now.setting);
    if (same && this.#told.reason.why === now.reason.why) return;
    this.#told = { ...now, since: this.#options.clock.wall() };
    if (!same) {
      this.#pending = undefined;
      this.#strain.begin(now.setting.fps, this.#options.clock.now());
    }
    this.#options.changed();
  }

  get #pictureBytes(): number {
    return this.#adaptation?.pictureBytes ?? this.#size.mean;
  }

  #active(nowMs: number): boolean {
    return nowMs - this.#sentAtMs <= ACTIVE_MS || nowMs < this.#waitsUntilMs;
  }

  #need(nowMs: number): number {
    if (!this.#active(nowMs)) return 0;
    if (!this.#adaptation) return this.#meter.bytesPerSecond(nowMs);
    const { wish } = this.#adaptation;
    // The window may just have missed one.
    const uses = this.#meter.picturesPerSecond(nowMs, 1) >= USES * this.setting.fps;
    if (uses) return wish.fps * wish.pictureBytes;
    return Math.min(wish.fps, this.#meter.picturesPerSecond(nowMs) * NEEDS_SPARE) * wish.pictureBytes;
  }

  /** The seat holds it, and nobody else: what a network may ask is no part of a pilot. */
  #member(): Member {
    const held = () => this.#adaptation?.held ?? false;
    const pictureBytes = () => this.#pictureBytes;
    return {
      taker: this.#options.taker,
      get held() {
        return held();
      },
      get pictureBytes() {
        return pictureBytes();
      },
      active: nowMs => this.#active(nowMs),
      need: nowMs => this.#need(nowMs),
      takes: nowMs => this.#meter.bytesPerSecond(nowMs),
      setShare: (bytesPerSecond, nowMs) => {
        this.#adaptation?.setShare(bytesPerSecond, nowMs);
        this.#settle();
      },
      relieve: nowMs => {
        this.#forget();
        this.#adaptation?.relieve(nowMs);
      },
    };
  }
}

function adaptationFor({ goal, transport, format }: Delivery, maxBytes: number): Adaptation | undefined {
  // An upload goes at its own pace, and what is on a card should be the best there is.
  return goal === 'manual' || transport === 'upload' ? undefined : new Adaptation(goal, format, maxBytes);
}

/** Where nothing adapts. */
function fixed({ goal, format, fps, quality, side }: Delivery): Decided {
  if (goal === 'manual') return { setting: { fps, quality, side }, reason: { why: 'as-set', detail: '' } };
  const best = ladderOf(goal, format).at(0);
  return {
    setting: { fps: UPLOADS_A_SECOND, quality: best.quality, side: best.side },
    reason: { why: 'goal', detail: '' },
  };
}

function sameSetting(one: PilotSetting, other: PilotSetting): boolean {
  return one.fps === other.fps && one.quality === other.quality && one.side === other.side;
}
