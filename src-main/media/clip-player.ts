import type { Clock, TimerHandle } from '#shared/clock';
import type { PreparedClip } from './prepared-clip.ts';
import type { Stage } from './stage.ts';

export interface ClipPlayerOptions {
  readonly clip: PreparedClip;
  readonly stage: Stage;
  readonly clock: Clock;
}

/**
 * Plays a clip round after round on its own delays. Which picture is due is read from the clock, so one that is late is left out and
 * none hurries after it; while a picture is not prepared yet, the clip waits for it.
 */
export class ClipPlayer {
  readonly #clip: PreparedClip;
  readonly #stage: Stage;
  readonly #clock: Clock;
  readonly #timeline: Timeline;
  #stopHearing: (() => void) | undefined;
  /** Monotonic ms; `undefined` while the clip waits for a picture. */
  #roundAt: number | undefined;
  /** Where in the round it waits. */
  #waitsFor = 0;
  #shown: number | undefined;
  #timer: TimerHandle;

  constructor({ clip, stage, clock }: ClipPlayerOptions) {
    this.#clip = clip;
    this.#stage = stage;
    this.#clock = clock;
    this.#timeline = new Timeline(clip.facts.delaysMs);
  }

  /** From the first picture on, at the end of the present piece of work. */
  start(): void {
    this.#stopHearing = this.#clip.onProgress(() => this.#progressed());
    queueMicrotask(() => this.#progressed());
  }

  stop(): void {
    this.#stopHearing?.();
    this.#stopHearing = undefined;
    this.#clock.clearTimeout(this.#timer);
    this.#roundAt = undefined;
  }

  #progressed(): void {
    if (!this.#stopHearing || this.#roundAt !== undefined) return;
    if (this.#clip.has(this.#waitsFor)) {
      this.#roundAt = this.#clock.now() - this.#timeline.startOf(this.#waitsFor);
      this.#play(this.#roundAt);
    } else if (this.#clip.fault !== undefined) {
      this.stop();
      this.#stage.failed(this.#clip.fault);
    }
  }

  /** Shows what is due now, and sets the timer for what comes next. */
  #play(roundAt: number): void {
    const { durationMs } = this.#timeline;
    const rounds = Math.floor((this.#clock.now() - roundAt) / durationMs);
    const thisRoundAt = roundAt + rounds * durationMs;
    this.#roundAt = thisRoundAt;
    if (rounds > 0) this.#stage.roundEnded();
    // Whoever was told may have stopped it.
    if (this.#roundAt === undefined) return;
    const index = this.#timeline.at(this.#clock.now() - thisRoundAt);
    if (!this.#clip.has(index)) this.#wait(index);
    else {
      this.#show(index);
      const endsAt = thisRoundAt + this.#timeline.endOf(index);
      this.#timer = this.#clock.setTimeout(() => this.#play(thisRoundAt), endsAt - this.#clock.now());
    }
  }

  #wait(index: number): void {
    this.#roundAt = undefined;
    this.#waitsFor = index;
    this.#progressed();
  }

  #show(index: number): void {
    if (index === this.#shown) return;
    const picture = this.#clip.picture(index, this.#shown);
    this.#shown = index;
    if (picture) this.#stage.show(picture);
  }
}

/** When each picture of a round begins and ends, ms since the round began. */
class Timeline {
  readonly #ends: number[] = [];

  constructor(delaysMs: readonly number[]) {
    let end = 0;
    for (const delayMs of delaysMs) {
      end += delayMs;
      this.#ends.push(end);
    }
  }

  get durationMs(): number {
    return this.#ends.at(-1) ?? 0;
  }

  startOf(index: number): number {
    return this.#ends[index - 1] ?? 0;
  }

  endOf(index: number): number {
    return this.#ends[index] ?? this.durationMs;
  }

  /** The picture that is due. */
  at(ms: number): number {
    const index = this.#ends.findIndex(end => ms < end);
    return index < 0 ? this.#ends.length - 1 : index;
  }
}
