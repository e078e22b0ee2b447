import type { PictureFormat } from '#shared/contract/delivery';
import type { SendingState } from '#shared/contract/sending';
import { DisplayLimit } from './adaptation-display.ts';
import { FitLimit } from './adaptation-fit.ts';
import { type AdaptingGoal, type Ladder, ladderOf, type Step } from './adaptation-ladder.ts';
import { ShareLimit } from './adaptation-share.ts';
import { PictureSize } from './adaptation-size.ts';
import type { Takes } from './adaptation-strain.ts';

export interface Reason {
  readonly why: SendingState['why'];
  readonly detail: string;
}

/**
 * How pictures are made for a goal: as good as the display, its share of the network and `max_frame` allow. Each of the three is a
 * limit of its own, with its own patience, and the lowest one holds. Times are monotonic ms.
 */
export class Adaptation {
  readonly size = new PictureSize();
  readonly #ladder: Ladder;
  readonly #fit: FitLimit;
  readonly #share: ShareLimit;
  #display: DisplayLimit;
  #shareBytes = Number.POSITIVE_INFINITY;
  #tooLargeBytes = 0;

  constructor(goal: AdaptingGoal, format: PictureFormat, maxBytes: number) {
    this.#ladder = ladderOf(goal, format);
    this.#fit = new FitLimit(this.#ladder, maxBytes);
    this.#share = new ShareLimit(this.#ladder);
    this.#display = new DisplayLimit(this.#ladder);
  }

  get step(): Step {
    return this.#stepAt(Math.max(this.#display.limit.position, this.#share.position));
  }

  get reason(): Reason {
    const { limit, measured, rising } = this.#display;
    if (this.step.size < this.#ladder.at(Math.max(limit.position, this.#share.position)).size)
      return { why: 'frame-too-large', detail: `${this.#tooLargeBytes} > ${this.#fit.maxBytes}` };
    if (this.#shareHolds)
      return { why: 'byte-budget', detail: `${Math.round(this.#shareBytes / 1000)} kB/s` };
    if (!this.#display.limited) return { why: 'goal', detail: '' };
    if (rising) return { why: 'recovering', detail: '' };
    return { why: 'falling-behind', detail: measured ? `${Math.round(measured.fps * 10) / 10} fps` : '' };
  }

  /** Whether its share of the network is what keeps pictures from being better. */
  get #shareHolds(): boolean {
    return this.#share.position > this.#display.limit.position && this.#display.limit.fpsMost > this.step.fps;
  }

  get held(): boolean {
    return this.#shareHolds;
  }

  /** What it would take if nobody else were there. */
  get wish(): { readonly fps: number; readonly pictureBytes: number } {
    const { fps, size } = this.#stepAt(this.#display.limit.position);
    return { fps, pictureBytes: size * this.size.mean };
  }

  /** Bytes of a picture as they are sent now. */
  get pictureBytes(): number {
    return this.step.size * this.size.mean;
  }

  setShare(bytesPerSecond: number, nowMs: number): void {
    this.#shareBytes = bytesPerSecond;
    this.#share.update(bytesPerSecond, this.size.mean, nowMs);
  }

  setMaxBytes(bytes: number): void {
    this.#tooLargeBytes = Math.round(this.size.peak * this.step.size);
    this.#fit.setMaxBytes(bytes, this.size.peak);
  }

  tooLarge(bytes: number, atMs: number): void {
    this.#tooLargeBytes = bytes;
    this.size.sawPeak(bytes, this.step.size, atMs);
    this.#fit.tooLarge(this.size.peak, atMs);
  }

  sent(bytes: number, atMs: number): void {
    this.size.saw(bytes, this.step.size, atMs);
    this.#display.climb.sign(atMs);
    this.#fit.update(this.size.peak, atMs);
  }

  arrived(tookMs: number, atMs: number): void {
    this.#display.climb.arrived(tookMs, this.pictureBytes, atMs);
  }

  /** Of the pictures that it is sent, the display takes no more than this. */
  strained(takes: Takes, nowMs: number): void {
    this.#display.fell(takes, { step: this.step, wholeBytes: this.size.mean }, nowMs);
  }

  /** The display seems to have nothing to do with it. */
  relieve(nowMs: number): void {
    this.#display.forgive(nowMs);
  }

  /** Tries whether the display takes more by now, if it is time for that and nothing else is in the way. */
  climb(nowMs: number): void {
    if (this.#display.limited && !this.#shareHolds) this.#display.rise(nowMs, this.step.fps);
  }

  /** Another connection: what the display took over the last one says nothing. */
  reset(): void {
    this.#display = new DisplayLimit(this.#ladder);
  }

  #stepAt(position: number): Step {
    const step = this.#ladder.at(position);
    const { fpsMost } = this.#display.limit;
    const { mostSize } = this.#fit;
    const fits =
      step.size <= mostSize ? step : this.#ladder.at(this.#ladder.first(({ size }) => size <= mostSize));
    return { ...fits, fps: Math.min(step.fps, fpsMost) };
  }
}
